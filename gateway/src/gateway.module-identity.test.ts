import { importJWK, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { newKey, Office } from '../test-support/office.js';
import { bodyHash, InternalTokens } from './identity/internal-token.js';

const QUERY = '{ person(id: "1") { name } }';
const BODY = JSON.stringify({ query: QUERY, variables: {} });
const seconds = () => Math.floor(Date.now() / 1000);

describe('a module that asks for itself', () => {
  const [key, strangersKey] = [newKey(), newKey()];
  let office: Office;
  const sign = async (claims: Record<string, unknown> = {}, by: JWK = key) =>
    new SignJWT({ iss: 'demos-module', sub: 'notes', aud: 'gateway', bh: bodyHash(BODY), iat: seconds(), exp: seconds() + 60, ...claims })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(await importJWK(by, 'EdDSA'));
  const askWith = (token: string) => office.ask(QUERY, {}, { authorization: `Module ${token}` });
  const lastClaims = () => office.modules.get('people')?.asked.at(-1)?.claims;

  beforeAll(async () => {
    const { d: _secret, ...publicKey } = key;
    office = await Office.open([doorkeeper, people, houses]);
    const feed = (url: URL, claims: object) => ({ events: [{ asked: url.search, by: claims }] });
    await office.add({ id: 'source', sdl: 'type Query { source: Int }', resolvers: {}, events: feed }, { origin: 'workspace' });
    const consumes = [{ source: 'source', type: 'thing.happened' }, { source: 'people', type: 'person.moved' }];
    const standing = { publicKey, origin: 'installed' as const, granted: ['people.read', 'events:source', '*'] };
    await office.add({ id: 'notes', sdl: 'type Query { notes: Int @shareable }', resolvers: {}, manifest: { events: { consumes } } }, standing);
    await office.until(async () => (await office.ask('{ notes source }')).errors === undefined);
  });
  afterAll(() => office.close());

  it('has the rights that it was granted, in every office, and no more', async () => {
    expect((await askWith(await sign())).errors).toBeUndefined();
    expect(lastClaims()).toMatchObject({ kind: 'module', sub: 'module:notes', name: 'notes', can: ['people.read'], offices: ['*'], fields: {} });
  });

  it('is still itself when the module that it asked asks on', async () => {
    await askWith(await sign());
    await office.ask(QUERY, {}, { authorization: `Internal ${office.modules.get('people')?.asked.at(-1)?.token ?? ''}` });
    expect(lastClaims()).toMatchObject({ kind: 'module', sub: 'module:notes', can: ['people.read'] });
  });

  it.each([
    ['another key', () => sign({}, strangersKey)],
    ['another module\'s name', () => sign({ sub: 'people' })],
    ['a name that nobody has', () => sign({ sub: 'ghost' })],
    ['another body', () => sign({ bh: bodyHash('{}') })],
    ['no body', () => sign({ bh: undefined })],
    ['an old token', () => sign({ iat: seconds() - 120, exp: seconds() - 60 })],
    ['a token for a day', () => sign({ exp: seconds() + 86_400 })],
    ['a token for somebody else', () => sign({ aud: 'people' })],
    ['the issuer of the gateway', () => sign({ iss: 'demos-gateway' })],
    ['no signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign()).split('.')[1] ?? ''}.`],
    ['nonsense', async () => 'nonsense'],
  ])('is refused with %s', async (_what, token) => {
    expect(await askWith(await token())).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('manages no modules, whatever it was granted', async () => {
    const order = { verb: 'add', args: {} };
    expect((await office.post('/platform/orders', order, { authorization: `Module ${await sign({ bh: bodyHash(JSON.stringify(order)) })}` })).status).toBe(403);
  });

  it('reads the events that it declared and was granted, and no others', async () => {
    const follow = async (path: string) => office.get(path, { authorization: `Module ${await sign({ bh: bodyHash('') })}` });
    const feed = await follow('/platform/events/source?after=0.0.0&types=source.thing.happened&limit=7');
    expect(feed).toMatchObject({ status: 200, content: { events: [{ asked: '?after=0.0.0&types=source.thing.happened&limit=7', by: { kind: 'system', aud: 'source', purpose: 'events' } }] } });
    expect((await follow('/platform/events/source?after=0.0.0&types=source.secret')).status).toBe(403);
    expect((await follow('/platform/events/source?after=0.0.0')).status).toBe(403);
    expect((await follow('/platform/events/people?after=0.0.0&types=person.moved')).status).toBe(403);
    expect((await follow('/platform/events/ghost?types=a')).status).toBe(404);
    expect((await office.get('/platform/events/source?after=0.0.0&types=thing.happened')).status).toBe(403);
  });

  it('cannot turn what the platform asks it into a request of its own', async () => {
    const tokens = new InternalTokens(office.key);
    const claims = { sub: 'system', kind: 'system' as const, name: 'DEMOS', offices: [], can: ['*'], fields: {}, pv: 0, loc: 'ru' as const, rid: 'r', bh: '' };
    for (const purpose of ['registry', 'identity', 'events', 'web']) {
      expect((await office.ask(QUERY, {}, { authorization: `Internal ${tokens.sign({ ...claims, aud: 'notes', purpose })}` })).status).toBe(401);
    }
    await office.ask(QUERY, {}, { authorization: `Internal ${tokens.sign({ ...claims, aud: 'notes' })}` });
    expect(lastClaims()).toMatchObject({ kind: 'module', can: ['people.read'] });
  });

  it('loses all rights with its place', async () => {
    const token = await sign();
    office.store.unregister('notes');
    await office.until(async () => (await office.health()).modules['notes'] === undefined);
    expect((await askWith(token)).status).toBe(401);
  });
});

describe('a token of the gateway', () => {
  it('that is old is refused', async () => {
    const office = await Office.open([doorkeeper, people]);
    const old = await new SignJWT({ iss: 'demos-gateway', aud: 'gateway', sub: 'system', kind: 'system', iat: seconds() - 60, exp: seconds() - 30 })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(await importJWK(office.key, 'EdDSA'));
    expect((await office.ask(QUERY, {}, { authorization: `Internal ${old}` })).status).toBe(401);
    const taken = new InternalTokens(office.key).sign({ aud: 'gateway', sub: 'system', kind: 'system', name: '', offices: [], can: ['*'], fields: {}, pv: 0, loc: 'ru', rid: 'r', bh: bodyHash(BODY) });
    expect((await office.ask(QUERY, {}, { authorization: `Internal ${taken}` })).status).toBe(200);
    expect((await office.ask('{ me }', {}, { authorization: `Internal ${taken}` })).status).toBe(401);
    await office.close();
  });
});
