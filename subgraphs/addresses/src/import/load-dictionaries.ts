import type { GarArchive } from '../archive/gar-archive.js';
import { ArchiveFault } from '../archive/archive.errors.js';
import { readRows, type XmlRow } from '../archive/xml-rows.js';
import type { TypeName } from '../naming/type-names.js';
import { DICTIONARIES } from '../tables/gar.tables.js';
import { firstFault } from '../tables/table-spec.js';
import { assertFewBadRows, keepBadRow, openFileAccount, rawRow, type Account } from './account.js';

export type Dictionaries = ReadonlyMap<string, readonly TypeName[]>;

function typeOf(table: string, row: XmlRow): TypeName {
  return {
    code: Number(row[table === 'ADDR_OBJ_TYPES' || table === 'OBJECT_LEVELS' ? 'LEVEL' : 'ID']),
    shortName: row.SHORTNAME ?? '',
    name: row.NAME!,
    isActive: (row.ISACTIVE === 'true' || row.ISACTIVE === '1') && row.ENDDATE! > row.STARTDATE! && row.ENDDATE!.startsWith('2079'),
  };
}

/** The dictionaries that names are made of. They are small and kept in memory while the archive is read. */
export async function loadDictionaries(archive: GarArchive, account: Account): Promise<Dictionaries> {
  const result = new Map<string, TypeName[]>();
  for (const spec of DICTIONARIES) {
    const file = archive.files.find(({ table, region }) => table === spec.table && region === null);
    if (!file) throw new ArchiveFault('fileMissing', { file: `AS_${spec.table}_*.XML` });
    const entry = openFileAccount(account, file);
    const types: TypeName[] = [];
    await readRows(file, spec, {
      row(row, rowNumber) {
        entry.read += 1;
        const rule = firstFault(spec, row);
        if (rule) {
          entry.quarantined += 1;
          keepBadRow(account, { file: file.path, rowNumber, rule, raw: rawRow(spec.row, row) });
        } else {
          entry.loaded += 1;
          types.push(typeOf(spec.table, row));
        }
      },
    });
    assertFewBadRows(entry);
    result.set(spec.table, types);
  }
  return result;
}
