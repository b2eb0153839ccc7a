import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office, SESSION } from '../test-support/office.js';

const QUERY = '{ person(id: "1") { name home { street } } }';
const DOWN = { extensions: { code: 'MODULE_UNAVAILABLE', module: 'houses' }, path: ['person', 'home', 'street'] };

describe('a module that fails', () => {
  let office: Office;
  afterEach(() => office.close());

  it('costs its own fields, and comes back by itself', async () => {
    office = await Office.open([doorkeeper, people, houses]);
    await office.modules.get('houses')?.stop();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await office.ask(QUERY);
      expect(answer).toMatchObject({ status: 200, data: { person: { name: 'Person 1', home: { street: null } } }, errors: [DOWN] });
      expect(answer.errors?.[0]?.message).toBe('Module "houses" does not answer');
    }
    await office.until(async () => (await office.health()).modules['houses']?.status === 'down');
    await office.modules.get('houses')?.start();
    await office.until(async () => (await office.ask(QUERY)).errors === undefined);
    await office.until(async () => (await office.health()).modules['houses']?.status === 'up');
  });

  it('answers with root fields null that name the module', async () => {
    office = await Office.open([doorkeeper, people, houses]);
    await office.modules.get('houses')?.stop();
    const answer = await office.ask('{ total: houseCount person(id: "1") { name } }');
    expect(answer.data).toEqual({ total: null, person: { name: 'Person 1' } });
    expect(answer.errors).toMatchObject([{ path: ['total'], extensions: { code: 'MODULE_UNAVAILABLE', module: 'houses' } }]);
  });

  it.each([
    ['HTML instead of JSON', '<html>', 200],
    ['JSON that is no GraphQL', '{"hello":1}', 200],
    ['a refusal of the token', '{"errors":[{"message":"unsigned"}]}', 401],
    ['an endless answer', `{"data":{"x":"${'x'.repeat(200_000)}"}}`, 200],
  ])('with %s is unavailable, and its words are not repeated', async (_what, body, status) => {
    office = await Office.open([doorkeeper, people, { ...houses, misbehave: (response) => (response.writeHead(status).end(body), true) }], {
      modules: { maxAnswerBytes: 100_000 },
    });
    const answer = await office.ask(QUERY);
    expect(answer).toMatchObject({ data: { person: { name: 'Person 1', home: { street: null } } }, errors: [DOWN] });
    expect(JSON.stringify(answer)).not.toMatch(/html|hello|unsigned|127\.0\.0\.1/);
  });

  it('by never answering is given up after the time allowed', async () => {
    office = await Office.open([doorkeeper, people, { ...houses, misbehave: () => true }], { timeoutMs: 300 });
    const startedAt = performance.now();
    const answer = await office.ask(QUERY);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(answer).toMatchObject({ data: { person: { name: 'Person 1' } }, errors: [{ ...DOWN, message: 'Module "houses" did not answer in time' }] });
  });

  it('by knowing who is who leaves those signed in who were known a moment ago', async () => {
    office = await Office.open([doorkeeper, people]);
    await office.ask(QUERY.replace(' home { street }', ''));
    await office.modules.get('doorkeeper')?.stop();
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const answer = await office.ask('{ person(id: "1") { name } }');
    expect(answer.errors).toBeUndefined();
    expect(office.modules.get('people')?.asked.at(-1)?.claims.sub).toBe('u1');
    const stranger = await office.ask('{ person(id: "1") { name } }', {}, { cookie: 'demos_session=somebody-never-seen-here' });
    expect(stranger).toMatchObject({ status: 503, errors: [{ extensions: { code: 'MODULE_UNAVAILABLE', module: 'doorkeeper' } }] });
  });

  it.each([
    ['a read stops when the reader has left', '{ person(id: "1") { name } }', true],
    ['a change under way is left to finish', 'mutation { rename(id: "1", name: "x") { name } }', false],
  ])('knows whether anybody still waits: %s', async (_what, query, stops) => {
    let held: ServerResponse | undefined;
    office = await Office.open([doorkeeper, { ...people, misbehave: (response) => ((held = response), true) }]);
    const reader = new AbortController();
    const asked = fetch(`${office.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `demos_session=${SESSION}` },
      body: JSON.stringify({ query }),
      signal: reader.signal,
    }).catch(() => 'left');
    await office.until(() => held !== undefined);
    reader.abort();
    expect(await asked).toBe('left');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(held?.destroyed).toBe(stops);
    held?.end('{"data":null}');
  });

  it('by hanging is cut off, and slows neither its own fields for long nor any other', async () => {
    office = await Office.open([doorkeeper, people, { ...houses, misbehave: () => true }], { modules: { timeoutMs: 2_000, cooldownMs: 60_000 } });
    await Promise.all(Array.from({ length: 3 }, () => office.ask(QUERY)));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await office.health()).modules['houses']?.status).toBe('up');
    const startedAt = performance.now();
    const answer = await office.ask(QUERY);
    expect(answer).toMatchObject({ data: { person: { name: 'Person 1', home: { street: null } } }, errors: [{ ...DOWN, message: 'Module "houses" did not answer in time' }] });
    expect((await office.ask('{ person(id: "1") { name } }')).errors).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('by sending its answer byte by byte is cut off as well', async () => {
    const drip = (response: ServerResponse): boolean => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 50);
      response.once('close', () => clearInterval(timer));
      return true;
    };
    office = await Office.open([doorkeeper, people, { ...houses, misbehave: drip }], { modules: { timeoutMs: 400 } });
    const startedAt = performance.now();
    expect(await office.ask(QUERY)).toMatchObject({ data: { person: { name: 'Person 1' } }, errors: [DOWN] });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('by hanging, its health included, keeps no other module from joining', async () => {
    office = await Office.open([doorkeeper, people, houses]);
    const hanging = office.modules.get('houses');
    if (hanging) hanging.options = { ...hanging.options, answer: () => true };
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = performance.now();
    await office.add({ id: 'garden', sdl: 'type Query { lawn: String }', resolvers: { Query: { lawn: () => 'green' } } });
    await office.until(async () => (await office.ask('{ lawn }')).errors === undefined);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
