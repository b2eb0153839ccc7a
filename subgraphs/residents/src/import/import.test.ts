import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clerk, FAR_FLAT, FLAT_1, FLAT_2, openDesk, otherClerk } from '../desk.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'residents-import-'));

const row = (over: { person?: object; documents?: object[]; registrations?: object[]; representativeIds?: string[] } = {}) => ({
  person: { id: uuidv7(), surname: 'Кузнецов', givenName: 'Пётр', sex: 'MALE', birthDate: '1970-01-02', birthPlace: 'г. Приозёрск', citizenship: 'RUS', ...over.person },
  documents: over.documents ?? [{ id: uuidv7(), kind: 'RF_PASSPORT', series: '4510', number: '654321', issuedOn: '2015-02-02', isMain: true }],
  registrations: over.registrations ?? [{ id: uuidv7(), kind: 'RESIDENCE', addressId: FLAT_1.id, from: '2010-01-01', basis: 'Ордер' }],
  representativeIds: over.representativeIds,
});

describe('the import of people', () => {
  let desk: ModuleUnderTest;
  const load = (...lines: (object | string)[]) => {
    const path = join(folder, `${uuidv7()}.ndjson`);
    writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
    return desk.command('import', path);
  };

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loads people who can be found, opened, printed and followed in the history', async () => {
    const parent = row({ person: { surname: 'Загрузкин' } });
    const child = row({
      person: { surname: 'Загрузкина', sex: 'FEMALE', birthDate: '2020-01-01' },
      documents: [{ kind: 'BIRTH_CERTIFICATE', series: 'II-АБ', number: '123456', issuedOn: '2020-02-01' }],
      registrations: [{ id: uuidv7(), kind: 'RESIDENCE', addressId: FLAT_1.id, from: '2020-02-01' }],
      representativeIds: [parent.person.id],
    });
    expect((await load(child, parent)).at(-1)).toBe('2 read = 2 loaded + 0 already there + 0 refused');
    const found = await desk.as(clerk).must<{ persons: { nodes: object[] } }>(
      `{ persons(filter: { text: "загрузкин" }) { nodes {
           fullName residence { dwelling { addressText } } mainDocument { series number validTo } representatives { surname } history { nodes { table operation } } } } }`,
    );
    expect(found.persons.nodes).toMatchObject([
      { mainDocument: { series: '4510', validTo: null }, residence: { dwelling: { addressText: FLAT_1.text } }, history: { nodes: [{}, {}, {}] } },
      { mainDocument: { series: 'II-АБ' }, representatives: [{ surname: 'Загрузкин' }], history: { nodes: [{}, {}, {}, {}] } },
    ]);
  });

  it('keeps the territory: each office sees its own', async () => {
    const far = row({ person: { surname: 'Дальний' }, registrations: [{ id: uuidv7(), kind: 'RESIDENCE', addressId: FAR_FLAT.id, from: '2010-01-01' }] });
    await load(far);
    const query = '{ persons(filter: { text: "дальний" }) { totalCount } }';
    expect(await desk.as(clerk).must(query)).toEqual({ persons: { totalCount: 0 } });
    expect(await desk.as(otherClerk).must(query)).toEqual({ persons: { totalCount: 1 } });
  });

  it('reports bad rows with their line and loads the others', async () => {
    const good = row({ person: { surname: 'Хороший' } });
    const stay = { id: uuidv7(), kind: 'STAY', addressId: FLAT_2.id, from: '2020-01-01' };
    const home = (from: string) => ({ id: uuidv7(), kind: 'RESIDENCE', addressId: FLAT_2.id, from });
    const printed = await load(
      '{"person":', row({ person: { surname: 'Bad' } }), good, row({ registrations: [stay] }), row({ registrations: [home('2010-01-01'), home('2012-01-01')] }),
      row({ registrations: [{ ...home('2010-01-01'), addressId: uuidv7() }] }), row({ person: { birthDate: '1970-13' } }), '[]',
    );
    expect(printed.map((line) => line.replace(/^.*ndjson:/, ''))).toEqual([
      '1: Строка не похожа на запись о человеке',
      '2: surname: В имени латинские буквы: наберите его кириллицей',
      '4: registrations.0.until: Укажите, по какой день зарегистрировать по месту пребывания',
      expect.stringMatching(/^5: registrations.0: На этот день уже есть регистрация/),
      '7: person.birthDate: Дата рождения: год, месяц и год или полная дата',
      '8: Строка не похожа на запись о человеке',
      '6: registrations.0.addressId: Адрес не найден в справочнике',
      '8 read = 1 loaded + 0 already there + 7 refused',
    ]);
    expect(await desk.as(clerk).must('{ persons(filter: { text: "хороший" }) { totalCount } }')).toEqual({ persons: { totalCount: 1 } });
  });

  it('values of a wrong type are reported, not tripped over', async () => {
    const printed = await load(
      row({ person: { surname: 5 } }), row({ documents: [{ kind: 'RF_PASSPORT', number: 12 }] }), row({ representativeIds: ['x'] }), row({ registrations: [{ id: 'x' }] }),
      row({ documents: [{ kind: 'RF_PASSPORT', series: null, number: null }] }), '{"person":{}}', row(),
    );
    expect(printed).toHaveLength(7);
    expect(printed.at(-1)).toBe('7 read = 1 loaded + 0 already there + 6 refused');
  });

  it('loaded twice, adds nobody', async () => {
    const lines = [row(), row()];
    await load(...lines);
    expect((await load(...lines)).at(-1)).toBe('2 read = 0 loaded + 2 already there + 0 refused');
  });

  it('a row that only the database refuses does not take the others with it', async () => {
    const first = row();
    const [registration] = first.registrations;
    const twin = row({ registrations: [{ ...registration }] });
    const printed = await load(first, twin, row());
    expect(printed.at(-1)).toBe('3 read = 2 loaded + 0 already there + 1 refused');
    expect(printed[0]).toContain(':2: ');
  });

  it('loads more people than go into one batch', async () => {
    expect((await load(...Array.from({ length: 2000 }, () => row()))).at(-1)).toContain('2000 loaded');
  });
});
