import { uuidv7, type DomainEvent } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/day.js';
import { clerk, FLAT_1, FLAT_2, FLAT_3, OFFICE_1, openDesk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';

describe('what the register tells other modules', () => {
  let desk: ModuleUnderTest;
  const register = async (input: object) => (await desk.as(clerk).must<Registered>(REGISTER, { input })).registerPerson;
  const eventsOf = async (personId: string) => {
    const { events } = (await desk.json('/events?limit=1000')) as { events: DomainEvent[] };
    return events.filter(({ data }) => data['personId'] === personId).map(({ type, subject, data }) => ({ type, subject, data }));
  };
  /** An event shows once every transaction before it has ended, those of other tests on the server included. */
  const eventually = (personId: string, after = 0) => expect.poll(async () => (await eventsOf(personId)).slice(after), { timeout: 20_000 });
  const told = ({ id, person, dwelling }: Registered['registerPerson'], over: object) => ({
    registrationId: id, personId: person.id, dwellingId: dwelling.id, officeId: OFFICE_1, kind: 'RESIDENCE', ...over,
  });

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('a registration: opened, with where and since when; asked twice, told once', async () => {
    const input = residence({ newPerson: personInput() });
    const home = await register(input);
    await register(input);
    await eventually(home.person.id).toEqual([
      { type: 'residents.registration.opened', subject: home.id, data: told(home, { addressId: FLAT_1.id, on: '2020-03-01' }) },
    ]);
    expect(await desk.database.sql('select from residents.outbox where subject = $1', [home.id])).toHaveLength(1);
  });

  it('a move: the old home closed, the new one opened', async () => {
    const old = await register(residence({ newPerson: personInput() }));
    const home = await register(residence({ personId: old.person.id, addressId: FLAT_2.id, from: '2026-06-01' }));
    await eventually(old.person.id, 1).toEqual([
      { type: 'residents.registration.closed', subject: old.id, data: told(old, { addressId: FLAT_1.id, on: '2026-06-01', ground: 'RES_MOVE' }) },
      { type: 'residents.registration.opened', subject: home.id, data: told(home, { addressId: FLAT_2.id, on: '2026-06-01' }) },
    ]);
  });

  it('a death: every registration closed; a refused request: nothing', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const stay = await register({ id: uuidv7(), personId: home.person.id, kind: 'STAY', addressId: FLAT_3.id, from: '2026-05-01', until: addDays(today(), 30) });
    const deregister = (over: object) =>
      desk.as(clerk).query('mutation ($input: DeregisterPersonInput!) { deregisterPerson(input: $input) { id } }', {
        input: { id: uuidv7(), registrationId: home.id, version: home.version, on: '2026-09-01', ground: 'RES_DEATH', reason: 'Свидетельство о смерти', ...over },
      });
    await deregister({ on: '2100-01-01' });
    await deregister({});
    await eventually(home.person.id, 2).toMatchObject([
      { type: 'residents.registration.closed', subject: home.id, data: { ground: 'RES_DEATH' } },
      { type: 'residents.registration.closed', subject: stay.id, data: { ground: 'STAY_DEATH' } },
    ]);
  });

  it('a stay whose term has ended: closed on the day after its last', async () => {
    const stay = await register({ id: uuidv7(), newPerson: personInput(), kind: 'STAY', addressId: FLAT_3.id, from: '2026-03-01', until: '2026-08-31' });
    await desk.command('close-expired-stays');
    await eventually(stay.person.id, 1).toMatchObject([{
      type: 'residents.registration.closed', subject: stay.id, data: { kind: 'STAY', addressId: FLAT_3.id, on: '2026-09-01', ground: 'STAY_EXPIRED' },
    }]);
  });
});
