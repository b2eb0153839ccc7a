import { ownContext } from '../context/own-context.js';
import { UserError } from '../errors.js';
import { createLogger } from '../logger.js';
import { translate } from '../messages.js';
import type { CommandIo, ModuleDefinition } from '../module.js';
import { builtInCommands } from './built-in-commands.js';
import { readEnvironment } from './environment.js';
import { openModule } from './start-module.js';

const PROGRESS_EVERY_MS = 2_000;

function terminalIo(): CommandIo {
  let shown = 0;
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    progress(line) {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[2K${line}`);
      } else if (Date.now() - shown >= PROGRESS_EVERY_MS) {
        shown = Date.now();
        process.stderr.write(`${line}\n`);
      }
    },
  };
}

/** Runs a declared command; `--list` prints what there is as JSON. Returns the exit code. */
export async function runCommand(module: ModuleDefinition, [name, ...args]: readonly string[]): Promise<number> {
  const commands = { ...builtInCommands(module), ...module.commands };
  if (name === '--list') {
    const list = Object.entries(commands).map(([id, { describe, usage = '' }]) => ({ module: module.id, name: id, describe, usage }));
    process.stdout.write(`${JSON.stringify(list)}\n`);
    return 0;
  }
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    process.stderr.write(`Module ${module.id} has no command "${name ?? ''}". It has: ${Object.keys(commands).join(', ') || 'none'}.\n`);
    return 2;
  }
  const environment = readEnvironment();
  const runtime = await openModule(module, environment, createLogger(module.id, environment.logLevel, 2));
  const ctx = ownContext(runtime, environment.systemToken);
  try {
    await command.run(ctx, args, terminalIo());
    return 0;
  } catch (error) {
    const text = (key: string, vars?: Parameters<typeof ctx.t>[1]) => translate(runtime.messages, ctx.locale, key, vars);
    process.stderr.write(`${error instanceof UserError ? error.present(text).message : String(error instanceof Error ? (error.stack ?? error.message) : error)}\n`);
    return 1;
  } finally {
    await runtime.orm.close(true);
  }
}
