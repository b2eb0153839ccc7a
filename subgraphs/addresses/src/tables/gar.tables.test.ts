import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DICTIONARIES, REGION_TABLES } from './gar.tables.js';
import { firstFault, unknownAttributes, type TableSpec } from './table-spec.js';

const folder = fileURLToPath(new URL('../../../../../shared/data/gar/xsd/', import.meta.url));

function schemaOf({ table }: TableSpec): string {
  const name = table.endsWith('_PARAMS') ? 'PARAM' : table === 'ADDHOUSE_TYPES' ? 'HOUSE_TYPES' : table;
  const file = readdirSync(folder).find((candidate) => new RegExp(`^AS_${name}_(?:2_)?251_`).test(candidate));
  return readFileSync(`${folder}${file}`, 'utf8');
}

function attributesOf(schema: string): { name: string; required: boolean; max: number | undefined }[] {
  return [...schema.matchAll(/<xs:attribute\s([^>]*?)(?:\/>|>([\s\S]*?)<\/xs:attribute>)/g)].map(([, head = '', body = '']) => {
    const max = /(?:maxLength|length) value="(\d+)"/.exec(body)?.[1];
    return { name: /name="(\w+)"/.exec(head)![1]!, required: head.includes('use="required"'), max: max === undefined ? undefined : Number(max) };
  });
}

describe.skipIf(!existsSync(folder))('declared tables against the published schemas', () => {
  it.each([...REGION_TABLES, ...DICTIONARIES].map((spec): [string, TableSpec] => [spec.table, spec]))('%s', (_, spec) => {
    const schema = schemaOf(spec);
    expect(schema).toContain(`name="${spec.root}"`);
    expect(schema).toContain(`name="${spec.row}"`);
    const published = attributesOf(schema);
    expect([...spec.attributes.keys()].sort()).toEqual(published.map(({ name }) => name).sort());
    for (const { name, required, max } of published) {
      const declared = spec.attributes.get(name)!;
      expect({ name, required: declared.required }).toEqual({ name, required });
      expect({ name, takesAll: max === undefined || declared.max >= max }).toEqual({ name, takesAll: true });
    }
  });
});

describe('validation of a row', () => {
  const houses = REGION_TABLES.find(({ table }) => table === 'HOUSES')!;
  const good = {
    ID: '1',
    OBJECTID: '2',
    OBJECTGUID: '4abf7720-fa42-482c-a2ec-cd564d9abc96',
    CHANGEID: '3',
    HOUSENUM: '5',
    HOUSETYPE: '2',
    OPERTYPEID: '10',
    UPDATEDATE: '2019-12-14',
    STARTDATE: '2006-09-11',
    ENDDATE: '2079-06-06',
    ISACTUAL: '1',
    ISACTIVE: '1',
  };

  it('takes a good one, whatever optional attributes are missing', () => {
    expect(firstFault(houses, good)).toBeUndefined();
    expect(firstFault(houses, { ...good, HOUSENUM: undefined as unknown as string })).toBeUndefined();
  });

  it.each([
    ['OBJECTID.long', { OBJECTID: 'x17' }],
    ['OBJECTID.required', { OBJECTID: '' }],
    ['OBJECTGUID.guid', { OBJECTGUID: '4abf7720-fa42-482c-a2ec-cd564d9abcZZ' }],
    ['HOUSENUM.length', { HOUSENUM: '5'.repeat(51) }],
    ['STARTDATE.date', { STARTDATE: '2019-13-45' }],
    ['ISACTIVE.flag', { ISACTIVE: '2' }],
  ])('names the broken rule %s', (rule, change) => expect(firstFault(houses, { ...good, ...change })).toBe(rule));

  it('reports an attribute that the format did not have', () => {
    expect(unknownAttributes(houses, { ...good, NEWONE: '1' })).toEqual(['NEWONE']);
  });
});
