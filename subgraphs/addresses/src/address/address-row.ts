import type { Context } from '@demos/module-sdk';
import type { AddressKind } from './address-kind.js';
import { Address } from './address.entity.js';

/** Columns of an address, for queries that the ORM does not write. */
export const ADDRESS_COLUMNS =
  'id, objectid, region, kind, level, parent_id, path, name, text, number_key, sort_key, postal_code, oktmo, okato, cadastral_number, is_active, is_local';

/** A row of those columns. Making entities costs more than reading rows, so it is done for what is answered alone. */
export interface AddressRow {
  id: string;
  kind: AddressKind;
  parent_id: string | null;
  name: string;
  text: string;
  number_key: string | null;
}

export function addressOf(ctx: Context, row: AddressRow): Address {
  return ctx.em.map(Address, row);
}
