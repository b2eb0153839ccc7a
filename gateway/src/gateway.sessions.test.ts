import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { newKey, Office, SESSION } from '../test-support/office.js';
import { bodyHash, InternalTokens, type InternalClaims } from './identity/internal-token.js';
import { hashSession } from './identity/session-cookie.js';

const QUERY = '{ person(id: "1") { name } }';

describe('sessions', () => {
  let office: Office;
  const lastClaims = (module: string) => office.modules.get(module)?.asked.at(-1)?.claims;

  beforeAll(async () => {
    office = await Office.open([doorkeeper, people, houses]);
  });
  afterAll(() => office.close());

  it('become claims that carry only the rights of the module they are for', async () => {
    await office.ask('{ person(id: "1") { name home { street } } }');
    expect(lastClaims('people')).toMatchObject({
      iss: 'demos-gateway',
      aud: 'people',
      sub: 'u1',
      kind: 'user',
      name: 'Соколова Анна Петровна',
      offices: ['o1'],
      can: ['people.read'],
      fields: { 'Person.passport': 'hidden' },
      pv: 7,
      loc: 'en',
      sid: hashSession(SESSION),
    });
    expect(lastClaims('houses')?.can).toEqual(['houses.read']);
    expect((lastClaims('people')?.exp ?? 0) - (lastClaims('people')?.iat ?? 0)).toBeLessThanOrEqual(30);
  });

  it('are known by bearer token as well', async () => {
    await office.ask(QUERY, {}, { authorization: `Bearer ${SESSION}` });
    expect(lastClaims('people')?.sub).toBe('u1');
  });

  it('are not made by headers that name a user', async () => {
    await office.ask(QUERY, {}, { 'x-user-id': 'u1', 'x-demos-actor': 'u1', 'x-demos-session': SESSION, authorization: 'Basic dTE6eA==' });
    expect(lastClaims('people')).toMatchObject({ kind: 'anonymous', can: [], offices: [] });
  });

  it('that nobody knows are anonymous', async () => {
    await office.ask(QUERY, {}, { cookie: 'demos_session=never-seen-before-token' });
    expect(lastClaims('people')?.kind).toBe('anonymous');
  });

  it('are asked for once in two seconds, unknown ones too', async () => {
    const module = office.modules.get('doorkeeper');
    const cookie = 'demos_session=another-unknown-session';
    const before = module?.identityCalls ?? 0;
    await Promise.all(Array.from({ length: 10 }, () => office.ask(QUERY, {}, { cookie })));
    await office.ask(QUERY, {}, { cookie });
    expect((module?.identityCalls ?? 0) - before).toBe(1);
  });

  it('prefer the language of the request to that of the user', async () => {
    await office.ask(QUERY, {}, { cookie: `demos_session=${SESSION}`, 'x-demos-locale': 'ru' });
    expect(lastClaims('people')?.loc).toBe('ru');
  });

  it('start and end as a cookie that scripts and other sites do not get', async () => {
    const login = await office.ask('mutation { login }', {}, {});
    expect(login.headers.get('set-cookie')).toBe(`demos_session=${SESSION}; Path=/; HttpOnly; SameSite=Strict`);
    const logout = await office.ask('mutation { logout }');
    expect(logout.headers.get('set-cookie')).toMatch(/^demos_session=; Max-Age=0; /);
  });

  it('are marked secure where the browser came by TLS', async () => {
    const { headers } = await office.ask('mutation { login }', {}, { 'x-forwarded-proto': 'https' });
    expect(headers.get('set-cookie')).toContain('Secure');
  });

  it('are asked for again right after login and logout', async () => {
    const module = office.modules.get('doorkeeper');
    await office.ask(QUERY);
    await office.ask('mutation { logout }');
    const before = module?.identityCalls ?? 0;
    await office.ask(QUERY);
    expect((module?.identityCalls ?? 0) - before).toBe(1);
  });

  it('cannot be started by any other module', async () => {
    const { headers, data } = await office.ask('mutation { steal }');
    expect(data).toEqual({ steal: true });
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('are not usable from other sites', async () => {
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) {
      const answer = await office.ask('mutation { login }', {}, { cookie: `demos_session=${SESSION}`, ...headers });
      expect(answer.status).toBe(403);
    }
    const form = await fetch(`${office.gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: 'mutation { login }' }) });
    expect(form.status).toBe(400);
  });

  it('are usable from the own site', async () => {
    expect((await office.ask(QUERY, {}, { origin: office.gateway.url })).status).toBe(200);
  });
});

describe('internal tokens at the gateway', () => {
  let office: Office;
  let tokens: InternalTokens;
  const claims = (more: Partial<InternalClaims>): InternalClaims => ({
    aud: 'gateway', sub: 'system', kind: 'system', name: 'DEMOS', offices: [], can: ['*'], fields: {}, pv: 0, loc: 'ru', rid: 'r', bh: '', ...more,
  });
  const askWith = (token: string) => office.ask(QUERY, {}, { authorization: `Internal ${token}` });
  const sub = () => office.modules.get('people')?.asked.at(-1)?.claims;

  beforeAll(async () => {
    office = await Office.open([doorkeeper, people]);
    tokens = new InternalTokens(office.key);
  });
  afterAll(() => office.close());

  it('make the command line the system', async () => {
    await askWith(tokens.sign(claims({ bh: bodyHash(JSON.stringify({ query: QUERY, variables: {} })) })));
    expect(sub()).toMatchObject({ sub: 'system', kind: 'system', can: ['*'] });
  });

  it('let a module ask on behalf of the user whose request it has', async () => {
    await office.ask(QUERY);
    await askWith(office.modules.get('people')?.asked.at(-1)?.token ?? '');
    expect(sub()).toMatchObject({ sub: 'u1', can: ['people.read'] });
  });

  it('are refused when another key signed them, when the body differs, and when they are the platform\'s own questions', async () => {
    for (const token of [
      new InternalTokens(newKey()).sign(claims({})),
      tokens.sign(claims({ bh: bodyHash('{"query":"{ other }"}') })),
      tokens.sign(claims({ aud: 'people', purpose: 'registry' })),
      tokens.sign(claims({ aud: 'people', purpose: 'identity' })),
      'nonsense',
    ]) {
      expect(await askWith(token)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });
});
