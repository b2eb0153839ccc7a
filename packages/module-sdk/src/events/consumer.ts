import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Context } from '../context/context.js';
import type { EventConsumer, ModuleDefinition } from '../module.js';
import { FEED_START, type DomainEvent } from './event.js';
import { EVENTS_CHANNEL } from './outbox.js';

const POLL_MS = 5_000;
const PAGE = 200;
const LONGEST_PAUSE_MS = 60_000;

/**
 * How a consumer reaches the feed of another module.
 *
 * @example const nothing: FetchFeed = async (_source, _request) => [];
 */
export type FetchFeed = (source: string, request: { after: string; types: readonly string[]; limit: number }) => Promise<DomainEvent[]>;

/** What the loop of a consumer works with. */
export interface ConsumerOptions {
  module: ModuleDefinition;
  databaseUrl: string;
  fetchFeed: FetchFeed;
  /** A fresh context in which the module acts for itself. */
  newContext(): Context;
}

/** The events of one module, and what is done with each type of them. */
export interface Feed {
  source: string;
  /** Whole type (`residents.registration.opened`) → handler. */
  handlers: ReadonlyMap<string, EventConsumer['handle']>;
}

function feedsOf({ id, events }: ModuleDefinition): Feed[] {
  const bySource = Map.groupBy(events?.consumes ?? [], ({ source }) => source);
  return [...bySource].map(([source, consumers]) => {
    const handlers = new Map(consumers.map(({ type, handle }) => [`${source}.${type}`, handle]));
    if (handlers.size < consumers.length) throw new Error(`Module ${id} consumes an event of ${source} twice. Keep one handler for each type.`);
    return { source, handlers };
  });
}

async function cursorOf(ctx: Context, source: string, lock = false): Promise<string> {
  const [row] = await ctx.sql<{ cursor: string }>(`select cursor from event_cursor where source = $1 ${lock ? 'for update' : ''}`, [source]);
  return row?.cursor ?? FEED_START;
}

/** One event, its effect and the cursor in one transaction: it takes effect once, however often it is delivered. */
async function apply(ctx: Context, { source, handlers }: Feed, event: DomainEvent, expected: string): Promise<boolean> {
  return ctx.transact(async (tx) => {
    if ((await cursorOf(tx, source, true)) !== expected) return false;
    await handlers.get(event.type)?.(tx, event);
    await tx.em.flush();
    await tx.sql('update event_cursor set cursor = $2, failures = 0, last_error = null, at = now() where source = $1', [source, event.cursor]);
    return true;
  }, { reason: event.type });
}

/**
 * Takes what is new from one source. Returns how many events took effect.
 *
 * @example
 * const handlers = new Map([['residents.registration.opened', async (_ctx: Context, event: DomainEvent) => void event.subject]]);
 * const applied = await drainFeed({ newContext: () => ctx, fetchFeed: async () => [] }, { source: 'residents', handlers });
 */
export async function drainFeed({ newContext, fetchFeed }: Pick<ConsumerOptions, 'newContext' | 'fetchFeed'>, feed: Feed): Promise<number> {
  const ctx = newContext();
  await ctx.sql('insert into event_cursor (source) values ($1) on conflict do nothing', [feed.source]);
  let applied = 0;
  for (;;) {
    let at = await cursorOf(ctx, feed.source);
    const page = await fetchFeed(feed.source, { after: at, types: [...feed.handlers.keys()], limit: PAGE });
    for (const event of page) {
      if (!(await apply(newContext(), feed, event, at))) break;
      at = event.cursor;
      applied += 1;
    }
    if (page.length < PAGE) return applied;
  }
}

async function listen(databaseUrl: string, wake: (source: string) => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  client.on('notification', ({ payload }) => wake(payload ?? ''));
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`listen ${EVENTS_CHANNEL}`);
  return () => client.end();
}

/**
 * Follows the feeds that the module consumes until it is stopped; a handler that fails is tried again, later and later.
 *
 * @example
 * const stop = await startConsumers({ module, databaseUrl, newContext: () => ctx, fetchFeed: async () => [] });
 * await stop();
 */
export async function startConsumers(options: ConsumerOptions): Promise<() => Promise<void>> {
  const feeds = feedsOf(options.module);
  if (feeds.length === 0) return async () => undefined;
  const stopping = new AbortController();
  const wakers = new Map<string, () => void>();
  const stopListening = await listen(options.databaseUrl, (source) => wakers.get(source)?.());

  const follow = async (feed: Feed): Promise<void> => {
    let pause = POLL_MS;
    while (!stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => wakers.set(feed.source, resolve));
      try {
        await drainFeed(options, feed);
        pause = POLL_MS;
      } catch (error) {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        await noteFailure(options.newContext(), feed.source, error);
      }
      await Promise.race([woken, sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)]);
    }
  };
  const following = feeds.map(follow);
  return async () => {
    stopping.abort();
    await stopListening();
    await Promise.all(following);
  };
}

async function noteFailure(ctx: Context, source: string, error: unknown): Promise<void> {
  ctx.log.error({ err: error, source }, 'an event could not be applied; it is tried again');
  const text = error instanceof Error ? error.message : String(error);
  await ctx
    .sql('update event_cursor set failures = failures + 1, last_error = $2, at = now() where source = $1', [source, text.slice(0, 2000)])
    .catch(() => undefined);
}
