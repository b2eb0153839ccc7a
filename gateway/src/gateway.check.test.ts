import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { CLERK, Office } from '../test-support/office.js';
import type { SubgraphOptions } from '../test-support/signed-subgraph.js';
import type { CheckReport } from './check/candidate-check.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@override", "@inaccessible"])\n';
const garden = (sdl: string, more: object = {}) => ({ id: 'garden', manifest: { id: 'garden', version: '1.0.0', sdl: sdl.startsWith('extend schema') ? sdl : LINK + sdl, requires: {}, permissions: [], ...more } });
const lawn: SubgraphOptions = { id: 'garden', sdl: 'type Query { lawn: String }', resolvers: { Query: { lawn: () => 'green' } } };

describe('a candidate', () => {
  let office: Office;
  const check = async (body: object) => (await office.postAsSystem('/platform/check', body)) as unknown as CheckReport;

  beforeAll(async () => {
    office = await Office.open([doorkeeper, { ...people, version: '1.4.0' }, { ...houses, manifest: { requires: { people: '^1.0.0' } } }], { check: { patienceMs: 500 } });
  });
  afterEach(async () => {
    expect((await office.ask('{ person(id: "1") { name home { street } } }')).errors).toBeUndefined();
    expect(Object.keys((await office.health()).modules)).toEqual(['doorkeeper', 'people', 'houses']);
  });
  afterAll(() => office.close());

  it('that fits is told what it would add, and adds nothing yet', async () => {
    const report = await check(garden('type Query { lawn: String } type Person @key(fields: "id") { id: ID! hobby: String }'));
    expect(report).toMatchObject({ ok: true, id: 'garden', version: '1.0.0', problems: [], breaks: [] });
    expect(report.changes).toContainEqual({ criticality: 'NON_BREAKING', message: "Field 'hobby' was added to object type 'Person'", path: 'Person.hobby' });
    expect((await office.ask('{ lawn }')).errors?.[0]?.message).toContain('Cannot query field "lawn"');
  });

  it.each([
    ['whose SDL cannot be read', 'type Query {', 'INVALID_SDL', undefined],
    ['that declares a query of another', 'type Query { person(id: ID!): Int }', 'FIELD_CLAIMED', 'Query.person'],
    ['that claims a field of another', 'type Person @key(fields: "id") { id: ID! name: String! }', 'FIELD_CLAIMED', 'Person.name'],
    ['that claims it as shared', 'type Person @key(fields: "id") { id: ID! name: String! @shareable }', 'FIELD_CLAIMED', 'Person.name'],
    ['that takes a field over', 'type Person @key(fields: "id") { id: ID! passport: String @override(from: "people") }', 'FIELD_CLAIMED', 'Person.passport'],
    ['that takes a field over by another name', 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", { name: "@override", as: "@take" }])\ntype Person @key(fields: "id") { id: ID! passport: String @take(from: "people") }', 'FIELD_CLAIMED', 'Person.passport'],
    ['that hides a field of another', 'type Person @key(fields: "id") { id: ID! @inaccessible hobby: String }', 'FIELD_CLAIMED', 'Person.id'],
    ['that weakens a key of another', 'type Person @key(fields: "id") { id: ID hobby: String }', 'FIELD_CLAIMED', 'Person.id'],
    ['that adds to a type without its key', 'type Person { id: ID! hobby: String }', 'NO_KEY', 'Person'],
    ['that makes a type another thing', 'enum House { BRICK } type Query { kind: House }', 'TYPE_CLASH', 'House'],
    ['that declares a type that composition refuses', 'type Query { lawn: Lawn } type Lawn @key(fields: "nothing") { id: ID! }', 'INVALID_SDL', undefined],
  ])('%s is refused, and told which module and field', async (_what, sdl, code, coordinate) => {
    const report = await check(garden(sdl));
    expect(report.ok).toBe(false);
    expect(report.problems).toContainEqual(expect.objectContaining({ code, ...(coordinate ? { coordinate } : {}) }));
    expect(report.problems.find((problem) => problem.code === code)?.message).toMatch(/garden/);
  });

  it.each([
    ['rules for a type of another', { rules: ['Person', 'House'] }, 'FOREIGN_RULE', 'House'],
    ['rules for a field of another', { rules: { House: { street: 'garden.read' } } }, 'FOREIGN_RULE', 'House.street'],
    ['a field of another as sensitive', { sensitive: ['Person.passport'] }, 'FOREIGN_SENSITIVE', 'Person.passport'],
    ['a permission of another', { permissions: [{ id: 'people.read', key: 'k' }] }, 'FOREIGN_PERMISSION', undefined],
    ['a need for another platform', { requires: { platform: '^9.0.0' } }, 'REQUIRES_VERSION', undefined],
    ['a need for another version of a module', { requires: { people: '^2.0.0' } }, 'REQUIRES_VERSION', undefined],
    ['a need for what is not here', { requires: { fleet: '^1.0.0' } }, 'REQUIRES_MISSING', undefined],
  ])('that declares %s is refused', async (_what, more, code, coordinate) => {
    const report = await check(garden('type Query { lawn: String } type Person @key(fields: "id") { id: ID! hobby: String }', more));
    expect(report.problems).toEqual([expect.objectContaining({ code, ...(coordinate ? { coordinate } : {}) })]);
  });

  it('may rule over what it adds itself', async () => {
    const own = { rules: ['Person', 'Person.hobby', 'Query'], sensitive: ['Person.hobby'], permissions: ['garden.read'], requires: { platform: '^0.1.0', people: '>=1.2' } };
    expect(await check(garden('type Query { lawn: String } type Person @key(fields: "id") { id: ID! hobby: String }', own))).toMatchObject({ ok: true });
  });

  it.each([
    ['never answers', (_response: ServerResponse) => true, 'SLOW'],
    ['drips its answer', (response: ServerResponse) => (response.writeHead(200).write('{'), true), 'SLOW'],
    ['answers HTML', (response: ServerResponse) => (response.end('<html>'), true), 'GARBAGE'],
    ['answers with another id', (response: ServerResponse) => (response.end(JSON.stringify({ id: 'people', version: '1.0.0', sdl: 'type Query { a: ID }' })), true), 'GARBAGE'],
    ['answers 100 MB', (response: ServerResponse) => (flood(response, 100), true), 'TOO_LARGE'],
    ['breaks off', (response: ServerResponse) => (response.destroy(), true), 'UNREACHABLE'],
  ])('that %s is given up soon', async (_what, answer, code) => {
    const module = await office.run({ ...lawn, answer: (_request, response) => answer(response) });
    const startedAt = performance.now();
    expect((await check({ id: 'garden', url: module.url })).problems).toMatchObject([{ code, module: 'garden' }]);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('that answers whoever asks is refused', async () => {
    const module = await office.run({ ...lawn, answer: ({ url }, response) => url === '/graphql' && (response.end('{"data":{"__typename":"Query"}}'), true) });
    expect((await check({ id: 'garden', url: module.url })).problems).toMatchObject([{ code: 'ANSWERS_UNSIGNED' }]);
  });

  it('that runs must say what its package says', async () => {
    const module = await office.run(lawn);
    expect(await check({ id: 'garden', url: module.url })).toMatchObject({ ok: true, version: '1.0.0' });
    expect((await check({ ...garden('type Query { meadow: String }'), url: module.url })).problems).toMatchObject([{ code: 'MANIFEST_DIFFERS' }]);
  });

  it('that breaks what people really ask is refused by name; what nobody asks may go', async () => {
    await office.ask('query Street($id: ID!) { person(id: $id) { home { street } } }', { id: '1' });
    const without = (field: string) => ({ id: 'houses', manifest: { id: 'houses', version: '2.0.0', sdl: LINK + houses.sdl.replace(field, '') } });
    const report = await check(without('street: String'));
    expect(report).toMatchObject({ ok: false, problems: [] });
    expect(report.breaks).toContainEqual(expect.objectContaining({ operationName: 'Street', uses: 1, message: 'Cannot query field "street" on type "House".' }));
    const unused = await check(without('owner: String'));
    expect(unused).toMatchObject({ ok: true, breaks: [] });
    expect(unused.changes).toMatchObject([{ criticality: 'BREAKING', path: 'House.owner' }]);
  });

  it('for an upgrade must fit those who require it', async () => {
    const report = await check({ id: 'people', manifest: { id: 'people', version: '2.0.0', sdl: LINK + people.sdl } });
    expect(report.problems).toMatchObject([{ code: 'REQUIRED_BY', module: 'houses' }]);
  });

  it('that is to go is told who still needs it', async () => {
    expect(await check({ id: 'people', without: true })).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'REQUIRED_BY', module: 'houses' })]) });
  });

  it('is looked at for managers only, and its address is taken from the platform alone', async () => {
    const body = garden('type Query { lawn: String }');
    expect((await office.post('/platform/check', body, CLERK)).status).toBe(403);
    expect((await office.post('/platform/check', body, {})).status).toBe(401);
    expect(await office.post('/platform/check', body)).toMatchObject({ status: 200, content: { ok: true } });
    expect(await office.post('/platform/check', { ...body, url: 'http://127.0.0.1:22' })).toMatchObject({ status: 403 });
    expect(await office.post('/platform/check', { id: 'Garden!' })).toMatchObject({ status: 400 });
  });
});

function flood(response: ServerResponse, megabytes: number): void {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  let sent = 0;
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (sent < megabytes && !response.destroyed) {
      sent += 1;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}
