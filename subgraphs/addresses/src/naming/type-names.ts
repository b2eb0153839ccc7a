/** One type of a GAR dictionary. */
export interface TypeName {
  /** Level for types of address objects, id for the others. */
  code: number;
  shortName: string;
  name: string;
  isActive: boolean;
}

/** The dictionaries of types as the archive brings them, ready to be asked. */
export interface TypeNames {
  /** The published short name in its present spelling: `ул` is written `ул.` since 2022. */
  present(level: number, shortName: string): string;
  /** The full name: `ул` on level 8 is `Улица`. */
  full(level: number, shortName: string): string | undefined;
  short(dictionary: TypeDictionary, id: string | undefined): string | undefined;
}

export type TypeDictionary = 'HOUSE_TYPES' | 'ADDHOUSE_TYPES' | 'APARTMENT_TYPES' | 'ROOM_TYPES';

export function typeNames(rows: ReadonlyMap<string, readonly TypeName[]>): TypeNames {
  const objectTypes = rows.get('ADDR_OBJ_TYPES') ?? [];
  const byShort = new Map(objectTypes.map((type) => [`${type.code} ${type.shortName.toLowerCase()}`, type]));
  const byId = new Map(
    [...rows].flatMap(([dictionary, types]) => types.map((type): [string, string] => [`${dictionary} ${type.code}`, type.shortName])),
  );
  return {
    present(level, shortName) {
      const dotted = `${shortName}.`;
      return byShort.get(`${level} ${dotted.toLowerCase()}`)?.isActive ? dotted : shortName;
    },
    full: (level, shortName) => byShort.get(`${level} ${shortName.toLowerCase()}`)?.name,
    short: (dictionary, id) => (id === undefined ? undefined : byId.get(`${dictionary} ${id}`) || undefined),
  };
}
