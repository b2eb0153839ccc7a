import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import arrivals from './module.js';

const QUERY = 'query ($from: Date!, $to: Date!) { movementsByDay(from: $from, to: $to) { day arrivals departures } }';
const [OURS, THEIRS] = [randomUUID(), randomUUID()];
const reader = { offices: [OURS], permissions: ['arrivals.read'] };

interface Days {
  movementsByDay: { day: string; arrivals: number; departures: number }[];
}

describe('arrivals and departures', () => {
  let t: ModuleUnderTest;
  const opened = (on: string, officeId = OURS, id = randomUUID()) => t.deliver({ source: 'residents', type: 'registration.opened', id, data: { officeId, on } });
  const closed = (on: string, officeId = OURS) => t.deliver({ source: 'residents', type: 'registration.closed', data: { officeId, on, ground: 'RES_MOVE' } });
  const ask = (from: string, to: string, actor: object = reader) => t.as(actor).query<Days>(QUERY, { from, to });

  beforeAll(async () => {
    t = await moduleUnderTest(arrivals);
  });
  afterAll(() => t.stop());

  it('are counted by day from the events of the register, quiet days included', async () => {
    await opened('2026-03-01');
    await opened('2026-03-01');
    await closed('2026-03-03');
    expect((await ask('2026-03-01', '2026-03-03')).data.movementsByDay).toEqual([
      { day: '2026-03-01', arrivals: 2, departures: 0 },
      { day: '2026-03-02', arrivals: 0, departures: 0 },
      { day: '2026-03-03', arrivals: 0, departures: 1 },
    ]);
  });

  it('count an event once, however often it comes', async () => {
    const id = randomUUID();
    await opened('2026-04-01', OURS, id);
    await opened('2026-04-01', OURS, id);
    expect((await ask('2026-04-01', '2026-04-01')).data.movementsByDay).toEqual([{ day: '2026-04-01', arrivals: 1, departures: 0 }]);
  });

  it('of another office are not counted', async () => {
    await opened('2026-05-01', THEIRS);
    expect((await ask('2026-05-01', '2026-05-01')).data.movementsByDay).toEqual([{ day: '2026-05-01', arrivals: 0, departures: 0 }]);
  });

  it('are shown to nobody without the permission', async () => {
    const { errors } = await ask('2026-03-01', '2026-03-01', { offices: [OURS] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'arrivals.read' });
  });

  it.each([
    ['a period that ends before it begins', '2026-03-02', '2026-03-01', 'Конец периода раньше его начала'],
    ['a period of many years', '1900-01-01', '2026-01-01', 'Период длиннее 366 дней: сократите его'],
  ])('refuse %s', async (_what, from, to, message) => {
    expect((await ask(from, to)).errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('come with a page in the menu, in one file that needs nothing else', async () => {
    const { web } = (await t.json('/manifest')) as { web: { menu: { page: string }[]; pages: { id: string; script: string }[] } };
    const page = web.pages.find(({ id }) => id === web.menu[0]?.page);
    const code = await readFile(new URL(`../dist/web/${page?.script}`, import.meta.url), 'utf8');
    expect(code).toMatch(/export\s*\{[^}]*as default/);
    expect(code).not.toMatch(/^\s*import\b[^(]/m);
  });
});
