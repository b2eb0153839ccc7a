import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/day.js';
import {
  chief, clerk, FAR_FLAT, FLAT_1, FLAT_2, FLAT_3, LOST_FLAT, NOBODYS_FLAT, OFFICE_1, openDesk, personInput, REGISTER, residence, STEAD,
  type Registered,
} from '../desk.fixture.js';

describe('registering a person', () => {
  let desk: ModuleUnderTest;
  const register = async (input: object, actor = clerk) => (await desk.as(actor).must<Registered>(REGISTER, { input })).registerPerson;
  const refusal = async (input: object, actor = clerk) => {
    const { errors } = await desk.as(actor).query(REGISTER, { input });
    return errors?.[0]?.extensions as { code: string; rule?: string; fields?: { field: string; key: string; message: string }[] } | undefined;
  };
  const fieldsOf = async (input: object, actor = clerk) => (await refusal(input, actor))?.fields?.map(({ field, key }) => `${field}: ${key}`);

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('opens the person, the dwelling and the registration at once', async () => {
    const registered = await register(residence({ newPerson: personInput() }));
    expect(registered).toMatchObject({
      state: 'ACTIVE',
      person: { fullName: 'Иванов Иван Иванович', residence: { id: registered.id } },
      dwelling: { addressText: FLAT_1.text },
      office: { id: OFFICE_1 },
      certificateUrl: `/files/residents/certificate/${registered.id}.pdf`,
    });
  });

  it('case 6: a new residence closes the old one on the same day, with RES_MOVE and the destination', async () => {
    const old = await register(residence({ newPerson: personInput() }));
    const moved = await register(
      residence({ personId: old.person.id, personVersion: old.person.version, addressId: FLAT_2.id, from: '2026-06-01' }),
    );
    expect(moved.person.residence).toEqual({ id: moved.id });
    expect(moved.person.registrations.find(({ id }) => id === old.id)).toMatchObject({
      state: 'CLOSED', closedOn: '2026-06-01', closeGround: 'RES_MOVE', destinationText: FLAT_2.text,
    });
  });

  it('closes a residence that belongs to another office too', async () => {
    const old = await register(residence({ newPerson: personInput(), addressId: FAR_FLAT.id }), chief);
    const moved = await register(residence({ personId: old.person.id, addressId: FLAT_2.id, from: '2026-06-01' }), chief);
    expect(moved.person.registrations.map(({ state }) => state).toSorted()).toEqual(['ACTIVE', 'CLOSED']);
  });

  it('case 8: a stay leaves the residence as it is', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const stay = await register({
      id: uuidv7(), personId: home.person.id, kind: 'STAY', addressId: FLAT_3.id, from: addDays(today(), -30), until: addDays(today(), 60),
    });
    expect(stay.person.residence).toEqual({ id: home.id });
    expect(stay.person.stays).toEqual([{ id: stay.id }]);
  });

  it('case 8: a stay counts until its last day and has expired after it', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const stay = await register({ id: uuidv7(), personId: home.person.id, kind: 'STAY', addressId: FLAT_3.id, from: '2026-03-01', until: '2026-08-31' });
    expect(stay).toMatchObject({ state: 'EXPIRED', person: { stays: [] } });
  });

  it('case 8: the daily command closes the stay on the day after its last, once', async () => {
    const stay = await register({ id: uuidv7(), newPerson: personInput(), kind: 'STAY', addressId: FLAT_3.id, from: '2026-03-01', until: '2026-08-31' });
    await desk.command('close-expired-stays');
    const { registration } = await desk.as(clerk).must<{ registration: object }>(
      'query ($id: ID!) { registration(id: $id) { state closedOn closeGround person { history { nodes { actorName reason operation } } } } }',
      { id: stay.id },
    );
    expect(registration).toMatchObject({
      state: 'CLOSED', closedOn: '2026-09-01', closeGround: 'STAY_EXPIRED',
      person: { history: { nodes: expect.arrayContaining([expect.objectContaining({ operation: 'CHANGED', reason: 'Срок регистрации по месту пребывания истёк' })]) } },
    });
    expect(await desk.command('close-expired-stays')).toEqual(['Снято с учёта по истечении срока: 0']);
  });

  it('turns a stay into a residence at the same address', async () => {
    const stay = await register({
      id: uuidv7(), newPerson: personInput(), kind: 'STAY', addressId: FLAT_3.id, from: addDays(today(), -100), until: addDays(today(), 60),
    });
    const home = await register(residence({ personId: stay.person.id, addressId: FLAT_3.id, from: today() }));
    expect(home.person.registrations.find(({ id }) => id === stay.id)).toMatchObject({ state: 'CLOSED', closeGround: 'STAY_TO_RESIDENCE' });
  });

  it('R-DUP: refuses a second registration at the same address', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    expect(await refusal(residence({ personId: home.person.id, from: '2026-01-01' }))).toMatchObject({ code: 'RULE_VIOLATED', rule: 'R-DUP' });
  });

  it('R-ONE: refuses a residence that begins before the present one', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    expect(await refusal(residence({ personId: home.person.id, addressId: FLAT_2.id, from: '2019-01-01' }))).toMatchObject({
      code: 'RULE_VIOLATED', rule: 'R-ONE', fields: [{ field: 'from' }],
    });
  });

  it('the same request sent twice registers once; other content under the same id is a conflict', async () => {
    const input = residence({ newPerson: personInput() });
    const [first, second] = [await register(input), await register(input)];
    expect(second).toEqual(first);
    expect((await refusal({ ...input, from: '2021-01-01' }))?.code).toBe('CONFLICT');
    expect(await desk.database.sql('select id from residents.registration where person_id = $1', [first.person.id])).toHaveLength(1);
  });

  it('the same request sent ten times at once registers once', async () => {
    const input = residence({ newPerson: personInput() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const people = await desk.database.sql('select id from residents.person where id = $1', [answers[0]?.person.id]);
    expect(people).toHaveLength(1);
  });

  it('two clerks moving one person at one time: one wins, the other is told who was first', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const move = (addressId: string, actor: typeof clerk) =>
      desk.as(actor).query<Registered>(REGISTER, {
        input: residence({ personId: home.person.id, personVersion: home.person.version, addressId, from: '2026-06-01' }),
      });
    const answers = await Promise.all([move(FLAT_2.id, clerk), move(FLAT_3.id, chief)]);
    const [won] = answers.filter(({ errors }) => !errors);
    const [lost] = answers.filter(({ errors }) => errors);
    expect(won?.data?.registerPerson.state).toBe('ACTIVE');
    expect(lost?.errors?.[0]?.extensions?.['code']).toBe('CONFLICT');
    expect(lost?.errors?.[0]?.message).toMatch(/Соколова Анна Петровна|Главный Иван Ильич/);
    const open = await desk.database.sql('select id from residents.registration where person_id = $1 and closed_on is null', [home.person.id]);
    expect(open).toHaveLength(1);
  });

  it('two clerks without versions still leave one residence', async () => {
    const home = await register(residence({ newPerson: personInput() }));
    const move = (addressId: string) => desk.as(chief).query(REGISTER, { input: residence({ personId: home.person.id, addressId, from: '2026-06-01' }) });
    const answers = await Promise.all([move(FLAT_2.id), move(FLAT_3.id)]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });

  it('reports every wrong field at once, in the language of the clerk', async () => {
    const input = residence({
      newPerson: personInput({ surname: 'Ivanov', givenName: 'Иван1', birthDate: '2030', documents: [{ kind: 'RF_PASSPORT', series: '1', number: 'x' }] }),
      addressId: STEAD.id,
    });
    expect(await fieldsOf(input)).toEqual([
      'newPerson.surname: residents.person.name.latin',
      'newPerson.givenName: residents.person.name.digits',
      'newPerson.birthDate: residents.person.birthDate.future',
      'newPerson.documents.0.series: residents.document.series.RF_PASSPORT',
      'newPerson.documents.0.number: residents.document.number.RF_PASSPORT',
      'newPerson.documents.0.issuedOn: residents.document.issuedOn.required',
      'newPerson.documents.0.kind: residents.document.kind.passportUnder14',
      'addressId: residents.address.notDwelling',
      'from: residents.registration.beforeBirth',
      'representativeIds: residents.registration.childNeedsRepresentative',
    ]);
    const english = await desk.as({ ...clerk, locale: 'en' }).query(REGISTER, { input });
    expect(english.errors?.[0]?.message).toBe('The name has Latin letters: type it in Cyrillic');
  });

  it.each([
    ['an address of another office', FAR_FLAT.id, 'residents.address.otherOffice'],
    ['an address that no office serves', NOBODYS_FLAT.id, 'residents.address.noOffice'],
    ['an address that is no more', LOST_FLAT.id, 'residents.address.inactive'],
    ['a plot of land', STEAD.id, 'residents.address.notDwelling'],
    ['an unknown address', uuidv7(), 'residents.address.notFound'],
    ['a broken address id', 'x', 'residents.id.form'],
  ])('refuses %s', async (_what, addressId, key) => {
    expect(await fieldsOf(residence({ newPerson: personInput(), addressId }))).toContain(`addressId: ${key}`);
  });

  it('names the office that the address belongs to', async () => {
    const found = await refusal(residence({ newPerson: personInput(), addressId: FAR_FLAT.id }));
    expect(found?.fields?.[0]?.message).toBe('Адрес обслуживает другой отдел: Отдел № 2');
  });

  it.each([
    [{ kind: 'STAY' }, 'until: residents.registration.stayNeedsEnd'],
    [{ kind: 'STAY', until: '2020-01-01' }, 'until: residents.registration.endBeforeStart'],
    [{ until: '2030-01-01' }, 'until: residents.registration.residenceHasNoEnd'],
    [{ from: '2100-01-01' }, 'from: residents.registration.tooFarAhead'],
    [{ from: '1970-01-01' }, 'from: residents.registration.beforeBirth'],
    [{ newPerson: undefined }, 'personId: residents.registration.whoExactly'],
  ])('refuses %j', async (over, fault) => {
    expect(await fieldsOf(residence({ newPerson: personInput(), ...over }))).toContain(fault);
  });
});
