import { InvalidInput, type Context } from '@demos/module-sdk';
import { Address } from './address.entity.js';

const MAX_IDS = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

export async function findAddress(ctx: Context, id: string): Promise<Address | null> {
  return isUuid(id) ? ctx.load.one(Address, id.toLowerCase()) : null;
}

/** The addresses of these ids in their order; null where there is none. */
export async function listAddresses(ctx: Context, ids: readonly string[]): Promise<(Address | null)[]> {
  if (ids.length > MAX_IDS) throw new InvalidInput([{ field: 'ids', key: 'addresses.pageTooLarge', vars: { max: MAX_IDS } }]);
  return Promise.all(ids.map((id) => findAddress(ctx, id)));
}

/** Addresses by id in any order, for references from other modules. */
export async function referencedAddresses(ctx: Context, ids: readonly string[]): Promise<Address[]> {
  return ctx.em.find(Address, { id: { $in: ids.filter(isUuid) } });
}

export async function listRoots(ctx: Context): Promise<Address[]> {
  return ctx.em.find(Address, { parentId: null, isActive: true }, { orderBy: { sortKey: 'asc' } });
}

/** From the region down to the parent. */
export async function listAncestors(ctx: Context, { path }: Address): Promise<Address[]> {
  const found = await Promise.all(path.slice(0, -1).map((id) => ctx.load.one(Address, id)));
  return found.filter((address) => address !== null);
}
