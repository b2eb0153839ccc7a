import type { XmlRow } from '../archive/xml-rows.js';
import { AddressKind, kindOfLevel, NUMBERED_LEVEL, type NumberedKind } from '../address/address-kind.js';
import { houseLabel, houseNumberText, numberedLabel, objectLabel } from '../naming/labels.js';
import { numberKey, sortKey } from '../naming/number-key.js';
import { searchVector } from '../naming/search-vector.js';
import type { TypeNames } from '../naming/type-names.js';
import { typeWords } from '../naming/type-synonyms.js';
import { wordTexts } from '../naming/words.js';
import { FILTERED, type Prepared } from './prepared.js';

interface Named {
  kind: AddressKind;
  level: number;
  name: string;
  numberKey: string | null;
  sortKey: string;
  search: string | null;
}

function addressObject(row: XmlRow, types: TypeNames): Named | undefined {
  const level = Number(row.LEVEL);
  const kind = kindOfLevel(level);
  if (!kind) return undefined;
  const name = row.NAME!.trim();
  const typeName = row.TYPENAME!.trim();
  return {
    kind,
    level,
    name: objectLabel(types, level, typeName, name),
    numberKey: null,
    sortKey: sortKey(name),
    search: searchVector(wordTexts(name), typeWords(typeName, types.full(level, typeName))),
  };
}

function numbered(kind: NumberedKind, name: string, number: string): Named {
  const key = numberKey(number);
  return { kind, level: NUMBERED_LEVEL[kind], name, numberKey: key, sortKey: sortKey(key), search: null };
}

function house(row: XmlRow, types: TypeNames): Named {
  const parts = {
    number: row.HOUSENUM,
    type: types.short('HOUSE_TYPES', row.HOUSETYPE),
    additions: [
      { number: row.ADDNUM1, type: types.short('ADDHOUSE_TYPES', row.ADDTYPE1) },
      { number: row.ADDNUM2, type: types.short('ADDHOUSE_TYPES', row.ADDTYPE2) },
    ],
  };
  return numbered(AddressKind.HOUSE, houseLabel(parts) || 'д. б/н', houseNumberText(parts));
}

const NAMING: Record<string, (row: XmlRow, types: TypeNames) => Named | undefined> = {
  ADDR_OBJ: addressObject,
  HOUSES: house,
  STEADS: (row) => numbered(AddressKind.STEAD, numberedLabel('з/у', row.NUMBER!), row.NUMBER!),
  CARPLACES: (row) => numbered(AddressKind.CARPLACE, numberedLabel('м/м', row.NUMBER!), row.NUMBER!),
  APARTMENTS: (row, types) =>
    numbered(AddressKind.FLAT, numberedLabel(types.short('APARTMENT_TYPES', row.APARTTYPE) ?? 'помещ.', row.NUMBER!), row.NUMBER!),
  ROOMS: (row, types) =>
    numbered(AddressKind.ROOM, numberedLabel(types.short('ROOM_TYPES', row.ROOMTYPE) ?? 'ком.', row.NUMBER!), row.NUMBER!),
};

/** A living object as it goes to the staging table; a past or abolished version is filtered. */
export function prepareObject(table: string, types: TypeNames): (row: XmlRow) => Prepared {
  const naming = NAMING[table]!;
  return (row) => {
    if (row.ISACTUAL !== '1' || row.ISACTIVE !== '1') return FILTERED;
    const named = naming(row, types);
    if (!named) return { rule: 'LEVEL.unknown' };
    return [
      row.OBJECTID!,
      row.OBJECTGUID!.toLowerCase(),
      named.kind,
      named.level,
      named.name,
      named.numberKey,
      named.sortKey,
      named.search,
      row.UPDATEDATE!,
      row.ID!,
    ];
  };
}
