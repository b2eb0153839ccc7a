import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/day.js';
import { clerk, FLAT_2, FLAT_3, openDesk, otherClerk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';

const DEREGISTER = `mutation Deregister($input: DeregisterPersonInput!) {
  deregisterPerson(input: $input) { id version state closedOn closeGround closeGroundInfo { title } destinationText person { registrations { kind closeGround } } }
}`;

const CLOSE_CARD = `mutation CloseCard($input: CloseApartmentCardInput!) { closeApartmentCard(input: $input) { id cardClosedOn } }`;

describe('deregistering a person', () => {
  let desk: ModuleUnderTest;
  const register = async (input: object) => (await desk.as(clerk).must<Registered>(REGISTER, { input })).registerPerson;
  const deregister = (input: object, actor = clerk) => desk.as(actor).query<{ deregisterPerson: Record<string, unknown> }>(DEREGISTER, { input });
  const order = (registration: { id: string; version: number }, over: object = {}) => ({
    id: uuidv7(), registrationId: registration.id, version: registration.version, on: '2026-09-01', ground: 'RES_EVICT', reason: 'Решение суда', ...over,
  });

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('closes the registration with its ground', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const { data } = await deregister(order(home));
    expect(data?.deregisterPerson).toMatchObject({
      state: 'CLOSED', closedOn: '2026-09-01', closeGround: 'RES_EVICT', closeGroundInfo: { title: 'Выселение из жилого помещения' },
    });
  });

  it('death closes every open registration of the person', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    await register({ id: uuidv7(), personId: home.person.id, kind: 'STAY', addressId: FLAT_3.id, from: '2026-05-01', until: addDays(today(), 30) });
    const { data } = await deregister(order(home, { ground: 'RES_DEATH' }));
    expect(data?.deregisterPerson).toMatchObject({
      person: { registrations: expect.arrayContaining([{ kind: 'RESIDENCE', closeGround: 'RES_DEATH' }, { kind: 'STAY', closeGround: 'STAY_DEATH' }]) },
    });
  });

  it.each([
    [{ on: '2019-01-01' }, 'on: residents.registration.closedBeforeStart'],
    [{ on: '2100-01-01' }, 'on: residents.date.future'],
    [{ ground: 'STAY_EARLY' }, 'ground: residents.registration.unknownGround'],
    [{ ground: 'RES_MOVE' }, 'destinationText: residents.registration.destinationNeeded'],
  ])('refuses %j', async (over, fault) => {
    const home = await register(residence({ newPerson: personInput() }));
    const { errors } = await deregister(order(home, over));
    const fields = errors?.[0]?.extensions?.['fields'] as { field: string; key: string }[];
    expect(fields.map(({ field, key }) => `${field}: ${key}`)).toContain(fault);
  });

  it('is done once however often it is asked, and never twice', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const asked = order(home);
    const [first, second] = [await deregister(asked), await deregister(asked)];
    expect(second.data).toEqual(first.data);
    expect((await deregister(order(home))).errors?.[0]?.extensions?.['code']).toBe('CONFLICT');
    expect((await deregister(order({ id: home.id, version: home.version + 1 }))).errors?.[0]?.extensions).toMatchObject({
      fields: [{ key: 'residents.registration.alreadyClosed' }],
    });
  });

  it('is not found for a clerk of another office', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    expect((await deregister(order(home), otherClerk)).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });

  it('case 20: an apartment card is not closed while persons are registered, and they are named', async () => {
    const home = await register(residence({ newPerson: personInput({ surname: 'Сидоров' }), addressId: FLAT_2.id }));
    const close = (on: string) =>
      desk.as(clerk).query<{ closeApartmentCard: { cardClosedOn: string } }>(CLOSE_CARD, {
        input: { id: uuidv7(), dwellingId: home.dwelling.id, on, reason: 'Дом снесён' },
      });
    const refused = await close('2026-10-01');
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'R-CARD-OPEN' });
    expect(refused.errors?.[0]?.message).toContain('Сидоров Иван Иванович');
    await deregister(order(home));
    expect((await close('2026-10-01')).data?.closeApartmentCard.cardClosedOn).toBe('2026-10-01');
    const again = await desk.as(clerk).query(REGISTER, { input: residence({ newPerson: personInput(), addressId: FLAT_2.id }) });
    expect(again.errors?.[0]?.extensions).toMatchObject({ fields: [{ key: 'residents.dwelling.cardClosed' }] });
  });

  it('offers the grounds of the directory that are in force', async () => {
    const { deregistrationGrounds } = await desk.as(clerk).must<{ deregistrationGrounds: { ground: string }[] }>(
      '{ deregistrationGrounds(kind: STAY) { ground title needsDestination } }',
    );
    expect(deregistrationGrounds).toHaveLength(8);
    const { deregistrationGrounds: before } = await desk.as(clerk).must<{ deregistrationGrounds: unknown[] }>(
      '{ deregistrationGrounds(kind: STAY, on: "1990-01-01") { ground } }',
    );
    expect(before).toEqual([]);
  });
});
