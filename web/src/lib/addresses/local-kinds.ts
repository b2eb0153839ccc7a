import type { AddressKind } from '#lib/graph/addresses.js';

const under: Partial<Record<AddressKind, AddressKind[]>> = {
  CITY: ['HOUSE'],
  SETTLEMENT: ['HOUSE'],
  LOCALITY: ['HOUSE'],
  PLANNING: ['HOUSE'],
  STREET: ['HOUSE', 'STEAD'],
  HOUSE: ['FLAT'],
  FLAT: ['ROOM'],
};

/** What an office may add under an address that the directory has. */
export const localKinds = (parent: AddressKind): AddressKind[] => under[parent] ?? [];
