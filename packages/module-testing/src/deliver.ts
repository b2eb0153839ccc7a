import { randomUUID } from 'node:crypto';
import { drainFeed, FEED_START } from '@demos/module-sdk';
import type { Context, DomainEvent, ModuleDefinition } from '@demos/module-sdk';

/** An event of another module, as far as a test cares. */
export interface DeliveredEvent {
  source: string;
  /** Without the id of its module: `registration.opened`. */
  type: string;
  data: Record<string, unknown>;
  subject?: string;
  /** The same id is the same event, delivered again. */
  id?: string;
}

/** Takes the event through the module's own consumer, cursor and transaction included. */
export async function deliver(module: ModuleDefinition, newContext: () => Context, event: DeliveredEvent): Promise<void> {
  const { source, type, data, subject = '', id = randomUUID() } = event;
  const consumers = (module.events?.consumes ?? []).filter((consumer) => consumer.source === source);
  if (!consumers.some((consumer) => consumer.type === type)) throw new Error(`Module ${module.id} does not consume ${source}.${type}`);
  const whole = { specversion: '1.0', id, source, type: `${source}.${type}`, subject, time: new Date().toISOString(), datacontenttype: 'application/json', data } as const;
  await drainFeed(
    { newContext, fetchFeed: async (_source, { after }) => [{ ...whole, cursor: next(after) } satisfies DomainEvent] },
    { source, handlers: new Map(consumers.map(({ type: consumed, handle }) => [`${source}.${consumed}`, handle])) },
  );
}

function next(cursor: string): string {
  const [epoch, tx, seq] = (cursor || FEED_START).split('.');
  return `${epoch}.${tx}.${Number(seq) + 1}`;
}
