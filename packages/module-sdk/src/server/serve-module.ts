import { loadMessages } from '../messages.js';
import type { ModuleDefinition } from '../module.js';
import { buildModuleSchema } from '../schema/build-schema.js';
import { runCommand } from './commands.js';
import { readEnvironment } from './environment.js';
import { manifestOf } from './manifest.js';
import { startModule } from './start-module.js';

/**
 * The main function of a module's process: serves until it is told to stop, or does what the first word says:
 * `manifest` and `schema` print what the module is, `command <name>` runs one of its commands.
 *
 * @example await serveModule(module); // the whole main.ts
 */
export async function serveModule(module: ModuleDefinition): Promise<void> {
  const [verb, ...args] = process.argv.slice(2);
  if (verb === 'command') {
    process.exitCode = await runCommand(module, args);
    return;
  }
  if (verb === 'manifest' || verb === 'schema') {
    const { sdl } = await buildModuleSchema(module);
    process.stdout.write(verb === 'schema' ? `${sdl.trim()}\n` : `${JSON.stringify(manifestOf(module, sdl, loadMessages(module.messages)))}\n`);
    return;
  }
  const running = await startModule(module, readEnvironment());
  process.send?.({ type: 'ready', id: module.id, url: running.url });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void running.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}
