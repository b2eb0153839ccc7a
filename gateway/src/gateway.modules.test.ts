import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { doorkeeper, people } from '../test-support/modules.js';
import { ADMINISTRATOR, CLERK, Office } from '../test-support/office.js';
import { ChangeReader } from '../test-support/change-reader.js';
import type { SubgraphOptions } from '../test-support/signed-subgraph.js';

const PANEL = { script: './panel.js', title: 'notes.panel' };
const notes = (more: Partial<SubgraphOptions> = {}): SubgraphOptions => ({
  id: 'notes',
  sdl: 'type Query { noteCount: Int }',
  resolvers: { Query: { noteCount: () => 1 } },
  web: { 'panel.js': 'export default {}', 'img/a.svg': '<svg/>', 'page.html': '<script>' },
  manifest: {
    web: {
      menu: [{ id: 'notes', title: 'notes.menu', page: 'all' }],
      pages: [{ id: 'all', title: 'notes.menu', script: 'all.js', permission: 'notes.read' }],
      slots: { 'person.aside': [PANEL], 'person.tab': { script: 'tab.js', permission: 'people.read' } },
      actions: [],
    },
    messages: { ru: { 'notes.title': 'Заметки' }, en: { 'notes.title': 'Notes' } },
  },
  ...more,
});

interface Board {
  revision: string;
  modules: { id: string; title: string; status: string; joined: boolean; problem: string | null; web: { menu: object[]; pages: object[]; slots: Record<string, object[]>; actions: object[] } | null }[];
  manage?: { orders: object[]; installed: object[]; journal: object[] };
}

describe('the screens of modules', () => {
  let office: Office;
  const board = async (headers = CLERK) => (await office.get('/platform/modules', headers)).content as unknown as Board;
  const noteBoard = async (headers = CLERK) => (await board(headers)).modules.find(({ id }) => id === 'notes');
  afterEach(() => office.close());

  it('are told to those signed in, each by his rights, in his language', async () => {
    office = await Office.open([doorkeeper, people, notes()]);
    expect((await office.get('/platform/modules', {})).status).toBe(401);
    const { content, status } = await office.get('/platform/modules', { ...CLERK, 'x-demos-locale': 'ru' });
    expect(status).toBe(200);
    expect((content as unknown as Board).modules.find(({ id }) => id === 'notes')).toEqual({
      id: 'notes',
      version: '1.0.0',
      title: 'Заметки',
      status: 'up',
      joined: true,
      problem: null,
      web: {
        menu: [{ id: 'notes', title: 'notes.menu', page: 'all' }],
        pages: [],
        slots: { 'person.aside': [{ script: '/modules/notes/1.0.0/panel.js', title: 'notes.panel' }], 'person.tab': [{ script: '/modules/notes/1.0.0/tab.js', permission: 'people.read' }] },
        actions: [],
      },
      messages: { ru: { 'notes.title': 'Заметки' }, en: { 'notes.title': 'Notes' } },
    });
    expect((await noteBoard(ADMINISTRATOR))?.web?.slots).toEqual({ 'person.aside': [expect.anything()] });
    expect((await board()).manage).toBeUndefined();
    expect((await board(ADMINISTRATOR)).manage).toEqual({ installed: [], orders: [], journal: [] });
  });

  it('are served as scripts that browsers may keep, and as nothing else', async () => {
    office = await Office.open([doorkeeper, people, notes({ version: '1.2.0-beta.1', manifest: { ...notes().manifest, web: { slots: { a: PANEL }, hash: 'abcd1234' } } })]);
    expect((await noteBoard())?.web?.slots['a']).toEqual([{ ...PANEL, script: '/modules/notes/1.2.0-beta.1+abcd1234/panel.js' }]);
    const panel = await office.get('/modules/notes/1.2.0-beta.1+abcd1234/panel.js', CLERK);
    expect([panel.status, panel.content['text']]).toEqual([200, 'export default {}']);
    expect(Object.fromEntries(panel.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(panel.headers.get('set-cookie')).toBeNull();
    expect((await office.get('/modules/notes/1.2.0-beta.1+abcd1234/img/a.svg', CLERK)).headers.get('content-type')).toBe('image/svg+xml');
    for (const path of ['1.2.0-beta.1/panel.js', '1.2.0-beta.1+abcd1234/page.html', '1.2.0-beta.1+abcd1234/none.js', '9.9.9/panel.js', '1.2.0-beta.1+abcd1234/..%2fmanifest.json', '1.2.0-beta.1+abcd1234/.env.js']) {
      expect([path, (await office.get(`/modules/notes/${path}`, CLERK)).status]).toEqual([path, 404]);
    }
    expect((await office.get('/modules/notes/1.2.0-beta.1+abcd1234/panel.js', {})).status).toBe(401);
    expect((await office.get('/modules/nobody/1.0.0/panel.js', CLERK)).status).toBe(404);
  });

  it('come and go in open tabs as soon as their fields do', async () => {
    office = await Office.open([doorkeeper, people]);
    const tab = await ChangeReader.open(`${office.gateway.url}/platform/changes`, CLERK);
    await office.until(() => tab.revisions.length === 1);
    expect(tab.revisions[0]).toBe((await board()).revision);
    const module = await office.add(notes());
    await office.until(async () => tab.revisions.at(-1) === (await board()).revision && (await noteBoard())?.web != null);
    expect((await office.ask('{ noteCount }')).data).toEqual({ noteCount: 1 });
    const before = tab.revisions.length;
    await module.stop();
    await office.until(() => tab.revisions.length > before);
    expect(await noteBoard()).toMatchObject({ status: 'down', web: { menu: [expect.anything()] } });
    office.store.unregister('notes');
    await office.until(async () => (await noteBoard()) === undefined && tab.revisions.at(-1) === (await board()).revision);
    tab.close();
  });

  it('are announced by a stream that beats, is the reader\'s own, and ends with the gateway', async () => {
    office = await Office.open([doorkeeper, people], { heartbeatMs: 30 });
    const tab = await ChangeReader.open(`${office.gateway.url}/platform/changes`, CLERK);
    expect(tab.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    await office.until(() => tab.text.includes(': still here'));
    expect(tab.text.startsWith('retry: 2000\n\nevent: modules\ndata: {"revision":"')).toBe(true);
    expect((await office.get('/platform/changes', {})).status).toBe(401);
    expect((await office.get('/platform/changes', { ...CLERK, origin: 'https://evil.example' })).status).toBe(403);
    const startedAt = performance.now();
    await office.gateway.stop(5_000);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await office.until(() => tab.ended);
  });

  it('of a module that does not compose are kept out, with the reason, and keep no other out', async () => {
    office = await Office.open([doorkeeper, people]);
    await office.add({ ...notes(), id: 'aaa', sdl: 'type Query { person(id: ID!): Int }', resolvers: {} });
    await office.until(async () => (await board()).modules.some(({ id, problem }) => id === 'aaa' && problem !== null));
    expect((await board()).modules.find(({ id }) => id === 'aaa')).toMatchObject({ joined: false, web: null, problem: expect.stringContaining('Query.person') });
    await office.add(notes());
    await office.until(async () => (await office.ask('{ noteCount }')).errors === undefined);
    expect(await noteBoard()).toMatchObject({ joined: true, problem: null });
  });

  it('are not found at other addresses of the platform, nor by other methods', async () => {
    office = await Office.open([doorkeeper, people]);
    expect((await office.get('/platform/nothing')).status).toBe(404);
    expect((await office.post('/platform/modules', {})).status).toBe(405);
    const refused = await new Promise<number | undefined>((resolve) => request(`${office.gateway.url}/platform/changes`, { method: 'DELETE' }, (response) => resolve(response.resume().statusCode)).end());
    expect(refused).toBe(405);
  });
});

describe('a guest that changes its mind after it was let in', () => {
  it('cannot take over what belongs to others', async () => {
    const office = await Office.open([doorkeeper, people]);
    const module = await office.add({ id: 'garden', sdl: 'type Query { lawn: String }', resolvers: { Query: { lawn: () => 'green' } } }, { origin: 'installed' });
    await office.until(async () => (await office.ask('{ lawn }')).errors === undefined);
    module.become({
      id: 'garden',
      version: '1.0.1',
      sdl: 'type Query { lawn: String } type Person @key(fields: "id") { id: ID! passport: String @override(from: "people") }',
      resolvers: { Query: { lawn: () => 'green' }, Person: { passport: () => 'stolen' } },
    });
    await office.until(async () => (await office.health()).modules['garden']?.version === '1.0.1');
    await office.until(async () => ((await office.get('/platform/modules')).content as unknown as Board).modules.some(({ problem }) => problem !== null));
    expect((await office.ask('{ lawn person(id: "1") { passport } }')).data).toEqual({ lawn: 'green', person: { passport: null } });
    await office.close();
  });
});
