import { registerEnumType } from '@demos/module-sdk/graphql';

export enum AddressKind {
  REGION = 'REGION',
  DISTRICT = 'DISTRICT',
  MUNICIPALITY = 'MUNICIPALITY',
  SETTLEMENT = 'SETTLEMENT',
  CITY = 'CITY',
  LOCALITY = 'LOCALITY',
  PLANNING = 'PLANNING',
  STREET = 'STREET',
  STEAD = 'STEAD',
  HOUSE = 'HOUSE',
  FLAT = 'FLAT',
  ROOM = 'ROOM',
  CARPLACE = 'CARPLACE',
}

registerEnumType(AddressKind, { name: 'AddressKind' });

/** Levels of the directory; 13–16 are obsolete but still published. */
const KIND_OF_LEVEL: Readonly<Record<number, AddressKind>> = {
  1: AddressKind.REGION,
  2: AddressKind.DISTRICT,
  3: AddressKind.MUNICIPALITY,
  4: AddressKind.SETTLEMENT,
  5: AddressKind.CITY,
  6: AddressKind.LOCALITY,
  7: AddressKind.PLANNING,
  8: AddressKind.STREET,
  13: AddressKind.DISTRICT,
  14: AddressKind.SETTLEMENT,
  15: AddressKind.PLANNING,
  16: AddressKind.STREET,
};

export const NUMBERED_LEVEL = {
  [AddressKind.STEAD]: 9,
  [AddressKind.HOUSE]: 10,
  [AddressKind.FLAT]: 11,
  [AddressKind.ROOM]: 12,
  [AddressKind.CARPLACE]: 17,
} as const;

export type NumberedKind = keyof typeof NUMBERED_LEVEL;

export const SITE_KINDS: readonly AddressKind[] = [AddressKind.HOUSE, AddressKind.STEAD];

/** Kind of an address object on this level, or undefined when the format has no such level. */
export function kindOfLevel(level: number): AddressKind | undefined {
  return KIND_OF_LEVEL[level];
}

export function isNumbered(kind: AddressKind): kind is NumberedKind {
  return kind in NUMBERED_LEVEL;
}
