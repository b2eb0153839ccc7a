import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineModule, drainFeed, FEED_START, type Context, type DomainEvent, type FetchFeed, type ModuleDefinition } from '@demos/module-sdk';
import { notes } from './fixtures/notes.module.js';
import { moduleUnderTest, type ModuleUnderTest } from './index.js';

const feedOf = (source: ModuleUnderTest): FetchFeed => async (_source, { after, types, limit }) =>
  ((await source.json(`/events?${new URLSearchParams({ after, types: types.join(','), limit: String(limit) })}`)) as { events: DomainEvent[] }).events;

const write = (t: ModuleUnderTest, text: string, work: (tx: Context) => Promise<void> = async () => undefined) =>
  t.system.context().transact(async (tx) => {
    await tx.publish({ type: 'note.written', subject: text, data: { text } });
    await work(tx);
  });

/** An event shows once every transaction before it has ended, those of other tests on the server included. */
const settled = (t: ModuleUnderTest) =>
  expect.poll(async () => t.database.sql('select from notes.outbox o join notes.outbox_epoch e using (epoch) where o.tx >= pg_snapshot_xmin(pg_current_snapshot())'), { timeout: 20_000 }).toEqual([]);

describe('events of a module', () => {
  let producer: ModuleUnderTest;
  let consumer: ModuleUnderTest;
  let applied: string[];
  let fail: (event: DomainEvent) => boolean;
  const consuming: ModuleDefinition = defineModule({
    ...notes,
    events: {
      consumes: [
        {
          source: 'notes',
          type: 'note.written',
          async handle(ctx, event) {
            await ctx.sql('insert into note (id, person_id, text) values ($1, $1, $2)', [event.id, event.subject]);
            if (fail(event)) throw new Error('not now');
            applied.push(event.subject);
          },
        },
      ],
    },
  });
  const feed = () => ({ source: 'notes', handlers: new Map([['notes.note.written', consuming.events!.consumes![0]!.handle]]) });
  const drain = (fetchFeed: FetchFeed = feedOf(producer)) => drainFeed({ newContext: () => consumer.system.context(), fetchFeed }, feed());
  const kept = async () => (await consumer.database.sql<{ text: string }>('select text from notes.note order by text')).map(({ text }) => text);

  beforeAll(async () => {
    producer = await moduleUnderTest(notes);
    consumer = await moduleUnderTest(notes);
    applied = [];
    fail = () => false;
  });
  afterAll(() => Promise.all([producer.stop(), consumer.stop()]));

  it('are published with the change or not at all', async () => {
    await write(producer, 'а');
    await expect(write(producer, 'отменённое', () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
    await settled(producer);
    const events = await feedOf(producer)('notes', { after: FEED_START, types: [], limit: 10 });
    expect(events).toMatchObject([{ specversion: '1.0', source: 'notes', type: 'notes.note.written', subject: 'а', data: { text: 'а' } }]);
  });

  it('never appear behind a cursor, however long a transaction before them took', async () => {
    let finish = () => undefined as void;
    const slow = write(producer, 'медленное', () => new Promise<void>((resolve) => (finish = resolve)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await write(producer, 'быстрое');
    const [last] = await feedOf(producer)('notes', { after: FEED_START, types: [], limit: 10 });
    const during = await feedOf(producer)('notes', { after: last!.cursor, types: [], limit: 10 });
    expect(during).toEqual([]);
    finish();
    await slow;
    await settled(producer);
    const after = await feedOf(producer)('notes', { after: last!.cursor, types: [], limit: 10 });
    expect(after.map(({ subject }) => subject).sort()).toEqual(['быстрое', 'медленное']);
  });

  it('take effect once, also when two processes of a consumer read the same feed', async () => {
    await Promise.all([drain(), drain(), drain()]);
    expect(await kept()).toEqual(['а', 'быстрое', 'медленное']);
    expect(await drain()).toBe(0);
  });

  it('wait while their consumer fails, leave no half effect, and come when it works again', async () => {
    await write(producer, 'трудное');
    await write(producer, 'после трудного');
    await settled(producer);
    fail = ({ subject }) => subject === 'трудное';
    await expect(drain()).rejects.toThrow('not now');
    expect(await kept()).not.toContain('трудное');
    fail = () => false;
    expect(await drain()).toBe(2);
    expect(applied.slice(-2)).toEqual(['трудное', 'после трудного']);
  });

  it('can be taken again from the beginning', async () => {
    await consumer.database.sql('delete from notes.note');
    await consumer.database.sql(`update notes.event_cursor set cursor = '${FEED_START}'`);
    expect(await drain()).toBe(5);
    expect((await kept()).length).toBe(5);
  });

  it('survive a database that is restored on a server which counts transactions anew', async () => {
    await producer.database.sql(`update notes.outbox set tx = '999999999999'`);
    expect(await feedOf(producer)('notes', { after: FEED_START, types: [], limit: 10 })).toEqual([]);
    await producer.restart();
    expect(await feedOf(producer)('notes', { after: FEED_START, types: [], limit: 10 })).toHaveLength(5);
    await write(producer, 'после восстановления');
    await settled(producer);
    const all = await feedOf(producer)('notes', { after: FEED_START, types: [], limit: 10 });
    expect(all.at(-1)?.subject).toBe('после восстановления');
  });

  it('with a broken cursor are refused', async () => {
    await expect(feedOf(producer)('notes', { after: "1' or 1", types: [], limit: 1 })).rejects.toThrow('400');
  });
});
