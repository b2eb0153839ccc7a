import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addYears, today } from '../calendar/day.js';
import { clerk, FLAT_1, FLAT_2, FLAT_3, openDesk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';

describe('a child under 14', () => {
  let desk: ModuleUnderTest;
  let mother: string;
  let father: string;
  const register = async (input: object) => (await desk.as(clerk).must<Registered>(REGISTER, { input })).registerPerson;
  const child = (over: object = {}) =>
    personInput({
      surname: 'Иванова', givenName: 'Маша', sex: 'FEMALE', birthDate: addYears(today(), -1), documents: [
        { kind: 'BIRTH_CERTIFICATE', series: 'II-АБ', number: '123456', issuedOn: addYears(today(), -1), isMain: true },
      ], ...over,
    });
  const attempt = (over: object) => desk.as(clerk).query<Registered>(REGISTER, { input: residence({ newPerson: child(), from: today(), ...over }) });

  beforeAll(async () => {
    desk = await openDesk();
    mother = (await register(residence({ newPerson: personInput({ sex: 'FEMALE', givenName: 'Анна' }) }))).person.id;
    father = (await register(residence({ newPerson: personInput({ givenName: 'Пётр' }), addressId: FLAT_2.id }))).person.id;
  });
  afterAll(() => desk.stop());

  it.each([['of the mother', FLAT_1], ['of the father', FLAT_2]])('case 7: is registered at the dwelling %s', async (_whose, place) => {
    const { data, errors } = await attempt({ addressId: place.id, representativeIds: [mother, father] });
    expect(errors).toBeUndefined();
    expect(data?.registerPerson.state).toBe('ACTIVE');
  });

  it('case 7: is refused at a third dwelling, with the names of the parents', async () => {
    const { errors } = await attempt({ addressId: FLAT_3.id, representativeIds: [mother, father] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATED', rule: 'R-U14' });
    expect(errors?.[0]?.message).toContain('Иванов Анна Иванович, Иванов Пётр Иванович');
  });

  it('is refused without a representative', async () => {
    const { errors } = await attempt({ addressId: FLAT_1.id });
    expect(errors?.[0]?.extensions).toMatchObject({ rule: 'R-U14', fields: [{ field: 'representativeIds' }] });
  });

  it('moves with the mother who registers from the same day', async () => {
    const nanny = (await register(residence({ newPerson: personInput({ surname: 'Няня' }) }))).person.id;
    const { data } = await attempt({ addressId: FLAT_1.id, representativeIds: [nanny], from: addDays(today(), -2) });
    const personId = data?.registerPerson.person.id;
    const move = () => desk.as(clerk).query<Registered>(REGISTER, { input: residence({ personId, addressId: FLAT_3.id, from: today() }) });
    expect((await move()).errors?.[0]?.extensions?.['rule']).toBe('R-U14');
    await register(residence({ personId: nanny, addressId: FLAT_3.id, from: today() }));
    expect((await move()).data?.registerPerson.state).toBe('ACTIVE');
  });

  it('remembers its representatives', async () => {
    const { data } = await attempt({ addressId: FLAT_2.id, representativeIds: [father] });
    const { person } = await desk.as(clerk).must<{ person: { representatives: { id: string }[] } }>(
      'query ($id: ID!) { person(id: $id) { representatives { id } } }',
      { id: data?.registerPerson.person.id },
    );
    expect(person.representatives).toEqual([{ id: father }]);
  });
});
