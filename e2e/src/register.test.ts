import { uuidv7 } from '@demos/module-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice, type OfficeClient, type TestOffice } from '@demos/module-testing';
import { newResident, REGISTER, registerInput } from './registration.js';

interface Registered {
  registerPerson: {
    id: string;
    state: string;
    person: { id: string; version: number; fullName: string; residence: { id: string } | null; registrations: { id: string; state: string; closedOn: string | null }[] };
    dwelling: { id: string; addressText: string };
  };
}

describe('registration through the whole office', () => {
  let t: TestOffice;
  let clerk: OfficeClient;
  let flats: { id: string; text: string }[];

  beforeAll(async () => {
    t = await testOffice({ seed: true });
    clerk = await t.as('clerk');
    const { persons } = await clerk.must<{ persons: { nodes: { residence: { dwelling: { address: { id: string; text: string } } } | null }[] } }>(
      '{ persons(filter: { text: "и", kind: RESIDENCE }, first: 60) { nodes { residence { dwelling { address { id text } } } } } }',
    );
    const addresses = persons.nodes.flatMap(({ residence }) => (residence ? [residence.dwelling.address] : []));
    flats = [...new Map(addresses.map((address) => [address.id, address])).values()];
    expect(flats.length).toBeGreaterThan(3);
  });
  afterAll(() => t?.stop());

  it('sent twice with the same id is one registration', async () => {
    const input = registerInput(flats[0]!.id, { newPerson: { id: uuidv7(), ...newResident() } });
    const answers = await Promise.all([1, 2, 3].map(() => clerk.query<Registered>(REGISTER, { input })));
    expect(answers.map(({ data, errors }) => errors?.[0]?.message ?? data?.registerPerson.id)).toEqual([input.id, input.id, input.id]);
    expect(answers[0]?.data?.registerPerson.person.registrations).toHaveLength(1);
    expect(answers[0]?.data?.registerPerson.dwelling.addressText).toBe(flats[0]!.text);
  });

  it('of one person by two clerks at one time succeeds for one, and the other is told', async () => {
    const { registerPerson } = await clerk.must<Registered>(REGISTER, {
      input: registerInput(flats[0]!.id, { newPerson: { id: uuidv7(), ...newResident({ surname: 'Двойников', documents: [] }) } }),
    });
    const { person } = registerPerson;
    const chief = await t.as('chief');
    const moves = [clerk, chief].map((client, n) =>
      client.query<Registered>(REGISTER, {
        input: registerInput(flats[n + 1]!.id, { personId: person.id, personVersion: person.version, from: '2026-11-10' }),
      }),
    );
    const answers = await Promise.all(moves);
    const won = answers.filter(({ errors }) => !errors);
    const lost = answers.filter(({ errors }) => errors);
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
    const now = await clerk.must<{ person: Registered['registerPerson']['person'] }>(
      'query ($id: ID!) { person(id: $id) { registrations { id state closedOn } residence { id } } }',
      { id: person.id },
    );
    expect(now.person.registrations).toHaveLength(2);
    expect(now.person.residence?.id).toBe(won[0]?.data?.registerPerson.id);
    expect(now.person.registrations.find(({ id }) => id === registerPerson.id)).toMatchObject({ state: 'CLOSED', closedOn: '2026-11-10' });
  });

  it('with mistakes is refused with an error for each field, in the language of the clerk, and changes nothing', async () => {
    const input = registerInput(flats[0]!.id, {
      newPerson: { id: uuidv7(), ...newResident({ surname: 'Нов0селов', birthDate: '2031-01-01', documents: [{ kind: 'RF_PASSPORT', series: '97', number: '1', issuedOn: '1990-01-01' }] }) },
    });
    const inLocale = async (locale: 'ru' | 'en') => (await clerk.query(REGISTER, { input }, { locale })).errors?.[0]?.extensions as { code: string; fields: { field: string; message: string }[] };
    const [ru, en] = [await inLocale('ru'), await inLocale('en')];
    expect(ru.code).toBe('BAD_USER_INPUT');
    expect(ru.fields.map(({ field }) => field)).toEqual(expect.arrayContaining(['newPerson.surname', 'newPerson.birthDate', 'newPerson.documents.0.series', 'newPerson.documents.0.number']));
    for (const { message } of ru.fields) expect(message).toMatch(/[а-яё]/i);
    for (const { message } of en.fields) expect(message).not.toMatch(/[а-яё]{4}/i);
    const { persons } = await clerk.must<{ persons: { nodes: unknown[] } }>('{ persons(filter: { text: "Нов0селов" }) { nodes { id } } }');
    expect(persons.nodes).toEqual([]);
  });

  it('on the territory of another office is refused by name', async () => {
    const other = await t.as('clerk2');
    const { persons } = await other.must<{ persons: { nodes: { residence: { dwelling: { address: { id: string } } } }[] } }>(
      '{ persons(filter: { text: "Хайруллина Разия" }) { nodes { residence { dwelling { address { id } } } } } }',
    );
    const { errors } = await clerk.query(REGISTER, {
      input: registerInput(persons.nodes[0]!.residence.dwelling.address.id, { newPerson: { id: uuidv7(), ...newResident({ documents: [] }) } }),
    });
    expect(errors?.[0]?.message).toContain('№ 2');
    const seen = await clerk.must<{ persons: { nodes: unknown[] } }>('{ persons(filter: { text: "Хайруллина Разия" }) { nodes { id } } }');
    expect(seen.persons.nodes).toEqual([]);
  });
});
