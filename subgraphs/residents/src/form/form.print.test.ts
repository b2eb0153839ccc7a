import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyst, clerk, FLAT_1, FLAT_2, openDesk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';
import { can } from '../rights.js';
import { getForm } from './form.catalogue.js';
import { textOfPdf } from './pdf-text.fixture.js';
import { typeset } from './typesetter.js';

describe('printed forms', () => {
  let desk: ModuleUnderTest;
  let home: Registered['registerPerson'];
  const printer = { ...analyst, permissions: [...(analyst.permissions ?? []), can.print] };
  const print = async (path: string, actor = clerk) => {
    const { status, body } = await desk.as(actor).file(path);
    expect(status).toBe(200);
    return textOfPdf(body).replace(/\s+/g, ' ');
  };

  beforeAll(async () => {
    desk = await openDesk();
    const newPerson = personInput({ surname: 'Ёлкина', givenName: 'Анна', patronymic: 'Гасан кызы', sex: 'FEMALE' });
    home = (await desk.as(clerk).must<Registered>(REGISTER, { input: residence({ newPerson }) })).registerPerson;
  });
  afterAll(() => desk.stop());

  it('the certificate names the person, the address and the document, in Cyrillic', async () => {
    const text = await print(`certificate/${home.id}.pdf`);
    for (const part of ['СПРАВКА', 'Ёлкина Анна Гасан кызы', '17.05.1980', 'Садовая, д. 1, кв. 1', '01.03.2020', '4510 123456', 'Отдел № 1', 'Соколова Анна Петровна']) {
      expect(text).toContain(part);
    }
  });

  it('the certificate says "скрыто" in place of a number that the one who prints may not see', async () => {
    const text = await print(`certificate/${home.id}.pdf`, printer);
    expect(text).toContain('скрыто');
    expect(text).not.toContain('4510');
    expect(text).not.toContain('123456');
  });

  it('the apartment card lists everyone who was ever registered, with where they went', async () => {
    await desk.as(clerk).must(REGISTER, { input: residence({ personId: home.person.id, addressId: FLAT_2.id, from: '2026-06-01' }) });
    await desk.as(clerk).must(REGISTER, { input: residence({ newPerson: personInput({ surname: 'Новосёлов' }), from: '2026-07-01' }) });
    const text = await print(`apartment-card/${home.dwelling.id}.pdf`);
    for (const part of ['ПОКВАРТИРНАЯ КАРТОЧКА', 'Ёлкина Анна', 'Новосёлов Иван', '01.06.2026', 'Изменение места', '01.07.2026']) expect(text).toContain(part);
    expect(text).toContain(FLAT_1.text.slice(0, 20));
  });

  it('every issue is entered with its number and the hash of what was printed', async () => {
    const rows = await desk.database.sql<{ form: string; sha256: string; by_name: string }>(
      'select form, sha256, by_name from residents.issued_form where subject_id = $1 order by number',
      [home.id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ form: 'registration-certificate', sha256: expect.stringMatching(/^[\da-f]{64}$/), by_name: 'Соколова Анна Петровна' });
  });

  it('is not found for an unknown id', async () => {
    expect((await desk.as(clerk).file(`certificate/${uuidv7()}.pdf`)).status).toBe(404);
    expect((await desk.as(clerk).file('apartment-card/x.pdf')).status).toBe(404);
  });

  it('the same data give the same bytes', async () => {
    const form = getForm('apartment-card', '2026-11-22');
    const data = { number: '1', issuedOn: '22.11.2026', issuedBy: 'А', office: '', address: 'Адрес', closedOn: null, rows: [] };
    expect((await typeset(form, data)).equals(await typeset(form, data))).toBe(true);
  });

  it('the version in force on the day is chosen', () => {
    const form = getForm('registration-certificate', '2026-01-01');
    const versions = [{ ...form, version: '1', validTo: '2027-01-01' }, { ...form, version: '2', validFrom: '2027-01-01', validTo: null }];
    expect(getForm(form.form, '2026-12-31', versions).version).toBe('1');
    expect(getForm(form.form, '2027-01-01', versions).version).toBe('2');
    expect(() => getForm(form.form, '1990-01-01', versions)).toThrow(/No version/);
  });

  it('a template with a mistake says where it is', async () => {
    const form = { ...getForm('apartment-card', '2026-11-22'), template: '#unknown' };
    await expect(typeset(form, {})).rejects.toThrow(/Form apartment-card 1 does not compile: .*unknown variable/);
  });
});
