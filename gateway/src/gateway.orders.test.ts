import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { doorkeeper } from '../test-support/modules.js';
import { ADMINISTRATOR, CLERK, Office } from '../test-support/office.js';

const ORDER = { verb: 'disable', args: { id: 'notes' } };

describe('orders', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open([doorkeeper]);
  });
  afterAll(() => office.close());

  it('of a manager are taken, and can be followed', async () => {
    const placed = await office.post('/platform/orders', ORDER);
    expect(placed.status).toBe(202);
    const { content } = await office.get(`/platform/orders/${String(placed.content['id'])}`);
    expect(content).toMatchObject({ ...ORDER, id: placed.content['id'], state: 'waiting', progress: [], result: null, actorId: 'u2', actorName: 'Администратор', finishedAt: null });
    expect((await office.get('/platform/modules')).content).toMatchObject({ manage: { orders: [{ id: placed.content['id'] }] } });
  });

  it('that are sent twice are one order', async () => {
    const id = uuidv7();
    await office.post('/platform/orders', { ...ORDER, id });
    expect(await office.post('/platform/orders', { ...ORDER, id, verb: 'enable' })).toMatchObject({ status: 202, content: { id } });
    expect((await office.get(`/platform/orders/${id}`)).content).toMatchObject({ verb: 'disable' });
  });

  it('are not for others to give or to read', async () => {
    const { content } = await office.post('/platform/orders', ORDER);
    for (const headers of [CLERK, {}]) {
      expect([401, 403]).toContain((await office.post('/platform/orders', ORDER, headers)).status);
      expect([401, 403]).toContain((await office.get(`/platform/orders/${String(content['id'])}`, headers)).status);
    }
    expect((await office.post('/platform/orders', ORDER, { ...CLERK, 'x-demos-locale': 'ru' })).content).toMatchObject({ errors: [{ message: 'Нужно право platform.modules.manage', extensions: { code: 'FORBIDDEN' } }] });
  });

  it('are not taken from other sites, nor from forms', async () => {
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) expect((await office.post('/platform/orders', ORDER, { ...ADMINISTRATOR, ...headers })).status).toBe(403);
    expect((await office.post('/platform/orders', ORDER, { ...ADMINISTRATOR, 'content-type': 'text/plain' })).status).toBe(415);
  });

  it.each([
    ['another verb', { verb: 'format', args: {} }],
    ['no verb', {}],
    ['arguments that are no object', { verb: 'add', args: 'x' }],
    ['an id that is none', { ...ORDER, id: '1; drop table' }],
  ])('with %s are refused with what to do', async (_what, order) => {
    expect(await office.post('/platform/orders', order)).toMatchObject({ status: 400, content: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
  });

  it('that are too large are not read', async () => {
    expect((await office.post('/platform/orders', { ...ORDER, args: { x: 'x'.repeat(100_000) } })).status).toBe(413);
    expect((await office.get('/platform/orders/nothing')).status).toBe(404);
  });
});
