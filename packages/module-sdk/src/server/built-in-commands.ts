import type { ModuleCommand, ModuleDefinition } from '../module.js';
import { FEED_START } from '../events/event.js';

/** Commands that every module has, as far as they make sense for it. */
export function builtInCommands({ id, events }: ModuleDefinition): Record<string, ModuleCommand> {
  const sources = [...new Set((events?.consumes ?? []).map(({ source }) => source))];
  if (sources.length === 0) return {};
  return {
    'replay-events': {
      describe: `take the events of ${sources.join(', ')} again from the beginning; ${id} must be able to apply them once more`,
      usage: '<source>',
      async run(ctx, [source = ''], io) {
        if (!sources.includes(source)) throw new Error(`Name the source: ${sources.join(' or ')}.`);
        await ctx.sql('update event_cursor set cursor = $2, failures = 0, last_error = null, at = now() where source = $1', [source, FEED_START]);
        io.print(`${id} begins the events of ${source} anew.`);
      },
    },
  };
}
