import { Command } from 'commander';
import { listModuleCommands, moduleCommand } from './commands/module.commands.js';
import { moduleGroup } from './commands/module/module.commands.js';
import { seedCommand, statusCommand, stopCommand } from './commands/office.commands.js';
import { startCommand } from './commands/start.command.js';
import type { StartOptions } from './commands/start.command.js';
import { Refusal } from './modules/refusal.js';
import { OfficeError } from './office/office.error.js';

const program = new Command('demos')
  .description('The population register of a passport office')
  .usage('<command> | <module> <command> [args…]')
  .enablePositionalOptions()
  .helpCommand(false);

program
  .command('start')
  .description('start the office: database, modules, gateway')
  .option('--port <port>', 'port to serve at (DEMOS_PORT, 4000)')
  .option('--data-dir <folder>', 'where the data lives (DEMOS_DATA_DIR, .demos)')
  .option('--no-seed', 'do not load the demo office into an empty database')
  .action((options: StartOptions) => startCommand(options));
program.command('stop').description('stop the running office').action(stopCommand);
program.command('status').description('tell what runs and how it is').action(statusCommand);
program.command('seed').description('load the demo office').action(seedCommand);
program.addCommand(moduleGroup());
program.command('help').description('list everything, the commands of the modules included').action(showHelp);
program
  .command('of-a-module', { isDefault: true, hidden: true })
  .argument('[module]')
  .argument('[words...]')
  .allowUnknownOption()
  .passThroughOptions()
  .helpOption(false)
  .action((moduleId: string | undefined, words: string[]) => (moduleId ? moduleCommand(moduleId, words) : showHelp()));

async function showHelp() {
  process.stdout.write(program.helpInformation() + (await listModuleCommands()));
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof OfficeError || error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
