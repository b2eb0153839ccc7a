import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, inWords, today } from '../calendar/day.js';
import { clerk, FAR_FLAT, FLAT_1, FLAT_2, FLAT_3, openDesk, otherClerk, personInput, REGISTER, residence, STEAD, type Registered } from '../desk.fixture.js';

interface Preview {
  previewRegistration: {
    ok: boolean;
    steps: { kind: string; text: string }[];
    warnings: { rule: string | null; field: string; message: string }[];
    errors: { rule: string | null; field: string; message: string }[];
  };
}

const PREVIEW = `query ($input: RegisterPersonInput!) {
  previewRegistration(input: $input) { ok steps { kind text } warnings { rule field message } errors { rule field message } }
}`;

const stranger = () => personInput({ surname: `Новый${'абвгдежзик'[made]}`, documents: [{ kind: 'RF_PASSPORT', series: '4511', number: String(700000 + made++), issuedOn: '2004-06-01' }] });
let made = 0;

describe('the preview of a registration', () => {
  let desk: ModuleUnderTest;
  const preview = async (input: object, locale: 'ru' | 'en' = 'ru') =>
    (await desk.as({ ...clerk, locale }).must<Preview>(PREVIEW, { input })).previewRegistration;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('tells what will be closed and opened, and the deadlines, and changes nothing', async () => {
    const input = residence({ newPerson: personInput() });
    const home = (await desk.as(clerk).must<Registered>(REGISTER, { input })).registerPerson;
    const move = residence({ personId: home.person.id, addressId: FLAT_2.id, from: '2026-06-01' });
    const found = await preview(move);
    expect(found).toMatchObject({ ok: true, errors: [] });
    expect(found.steps.map(({ kind }) => kind)).toEqual(['OPEN_DWELLING', 'CLOSE_REGISTRATION', 'OPEN_REGISTRATION', 'CERTIFICATE', 'DEADLINE', 'DEADLINE']);
    expect(found.steps[1]?.text).toBe(`Снять с регистрационного учёта 01.06.2026 по адресу: ${FLAT_1.text}`);
    expect(found.steps[4]?.text).toBe('Обратиться за регистрацией по месту жительства до 08.06.2026 (C1)');
    expect(found.steps[5]?.text).toContain(`до ${inWords(addDays(today(), 3))} (C3)`);
    expect((await preview(move, 'en')).steps[3]?.text).toBe('Certificate of registration');
    expect(await desk.database.sql('select id from residents.registration')).toHaveLength(1);
  });

  it('gives every error that the mutation would give', async () => {
    const input = residence({ newPerson: personInput({ surname: 'Ivanov', documents: [] }), addressId: STEAD.id });
    const { ok, errors, warnings } = await preview(input);
    const mutation = await desk.as(clerk).query(REGISTER, { input });
    const fields = mutation.errors?.[0]?.extensions?.['fields'] as { field: string; message: string }[];
    expect(ok).toBe(false);
    expect(errors.map(({ field, message }) => `${field} ${message}`)).toEqual(fields.map(({ field, message }) => `${field} ${message}`));
    expect(errors.find(({ field }) => field === 'addressId')?.rule).toBe('R-NONLIV');
    expect(warnings.map(({ field }) => field)).toEqual(['newPerson.documents']);
  });

  it.each([
    ['R-STAY-90', { kind: 'STAY', from: '2026-01-01', until: '2026-02-01' }],
    ['R-STAY-MAX', { kind: 'STAY', from: '2026-01-01', until: '2032-01-01' }],
  ])('warns by %s and lets pass', async (rule, over) => {
    const found = await preview({ id: uuidv7(), newPerson: stranger(), addressId: FLAT_1.id, basis: 'Договор', ...over });
    expect(found).toMatchObject({ ok: true, warnings: [{ rule }] });
  });

  it('warns that a person of 14 to 18 needs the consent of the representatives', async () => {
    const newPerson = personInput({
      surname: 'Юный', birthDate: '2011-01-01', documents: [{ kind: 'RF_PASSPORT', series: '4524', number: '123456', issuedOn: '2025-02-01' }],
    });
    expect((await preview(residence({ newPerson, from: '2026-06-01' }))).warnings).toMatchObject([{ rule: 'R-1418' }]);
  });

  it('warns when a partly known birth date leaves it open whether the person is 14', async () => {
    const newPerson = personInput({ birthDate: '2012', documents: [] });
    expect((await preview(residence({ newPerson, from: '2026-06-01' }))).warnings.map(({ rule }) => rule)).toContain('R-U14');
  });

  it('R-MATCH: warns that the person or the document may be in the register already', async () => {
    const known = stranger();
    await desk.as(clerk).must(REGISTER, { input: residence({ newPerson: known }) });
    const again = await preview(residence({ newPerson: { ...known, id: uuidv7(), documents: [{ ...known.documents[0], id: uuidv7() }] } }));
    expect(again.warnings.map(({ rule, field }) => [rule, field])).toEqual([['R-MATCH', 'newPerson.surname'], ['R-MATCH', 'newPerson.documents']]);
    const elsewhere = await desk.as({ ...otherClerk }).must<Preview>(PREVIEW, { input: residence({ newPerson: { ...known, id: uuidv7() }, addressId: FAR_FLAT.id }) });
    expect(elsewhere.previewRegistration.warnings.map(({ message }) => message)).toEqual([
      'Человек с такими именем и датой рождения есть в картотеке другого отдела', 'Этот документ уже записан в картотеке другого отдела',
    ]);
  });

  it('R-ORPH: warns when the last adult leaves minors behind', async () => {
    const mother = (await desk.as(clerk).must<Registered>(REGISTER, { input: residence({ newPerson: stranger(), addressId: FLAT_3.id }) })).registerPerson;
    const child = personInput({ surname: 'Малый', birthDate: addDays(today(), -1000), documents: [] });
    await desk.as(clerk).must(REGISTER, {
      input: residence({ newPerson: child, addressId: FLAT_3.id, from: addDays(today(), -900), representativeIds: [mother.person.id] }),
    });
    const found = await preview(residence({ personId: mother.person.id, addressId: FLAT_2.id, from: today() }));
    expect(found.warnings).toMatchObject([{ rule: 'R-ORPH', message: 'По прежнему адресу остаются только несовершеннолетние: Малый Иван Иванович' }]);
  });
});
