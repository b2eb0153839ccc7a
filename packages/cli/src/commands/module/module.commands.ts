import { Command } from 'commander';
import { developCommand } from './develop.command.js';
import { listCommand, logCommand } from './list.commands.js';
import { newCommand } from './new.command.js';
import { addCommand, checkCommand, plainCommand, removeCommand, upgradeCommand } from './order.commands.js';
import { keygenCommand, signCommand } from './signature.commands.js';

/** `demos module …`: modules that come and go while the office works. */
export function moduleGroup(): Command {
  const group = new Command('module').description('modules that come and go while the office works').enablePositionalOptions();
  group.action(() => group.help());
  withPackage(group.command('add <package>'))
    .description('bring a module into the running office: a folder, a .tgz of "npm pack", or the address of one')
    .action(addCommand);
  withPackage(group.command('upgrade <id> <package>')).description('put another version in its place').action(upgradeCommand);
  group.command('rollback <id>').description('go back to the version before').option('--accept-breaks', BREAKS).action(plainCommand('rollback'));
  group.command('disable <id>').description('take it out of the office; it stays installed').action(plainCommand('disable'));
  group.command('enable <id>').description('take it in again').option('--accept-breaks', BREAKS).action(plainCommand('enable'));
  group.command('remove <id>').description('take it out of the office for good; its data stays').option('--purge', 'delete its data as well').option('--yes', 'do not ask').action(removeCommand);
  group.command('check <package-or-id>').description('tell what adding or upgrading it, or removing it, would do; nothing is done').option('--allow-unsigned', UNSIGNED).action(checkCommand);
  group.command('list').description('what is installed and how it is').option('--json', 'for programs').action(listCommand);
  group.command('log [id]').description('who changed what').option('--limit <n>', 'at most so many entries', '30').option('--json', 'for programs').action(logCommand);
  group.command('keygen').description("make a publisher's key").option('--out <file>', 'where the private key is written', 'publisher.pem').action(keygenCommand);
  group.command('sign <package>').description('sign a .tgz; writes <package>.sig').requiredOption('--key <file>', 'private key of "keygen"').action(signCommand);
  group.command('new <folder>').description('write a small working module to begin with').allowUnknownOption().argument('[options...]').action(newCommand);
  group.command('dev <folder>').description('run a module against the local office; a change of its build is taken up at once').action(developCommand);
  return group;
}

const UNSIGNED = 'take a package that nobody has signed';
const BREAKS = 'although operations in use would no longer be understood';

function withPackage(command: Command): Command {
  return command
    .option('--grant <permissions>', '"all", or the permissions that it gets, with commas')
    .option('--allow-unsigned', UNSIGNED)
    .option('--accept-breaks', BREAKS);
}
