import type { Context } from '@demos/module-sdk';
import { isIdentifier } from '../validation/identifier.js';
import { Dwelling } from './dwelling.entity.js';

export const findDwelling = (ctx: Context, id: string): Promise<Dwelling | null> =>
  isIdentifier(id) ? ctx.load.one(Dwelling, id) : Promise.resolve(null);

export const listDwellingsByIds = (ctx: Context, ids: readonly string[]): Promise<Dwelling[]> =>
  ctx.em.find(Dwelling, { id: { $in: ids.filter(isIdentifier) } });

export async function findDwellingOfAddress(ctx: Context, addressId: string): Promise<Dwelling | null> {
  if (!isIdentifier(addressId)) return null;
  const [dwelling] = await ctx.load.many(Dwelling, 'addressId', addressId);
  return dwelling ?? null;
}

/** The dwelling of a registration that the actor may see, also when its address went over to another office since. */
export const dwellingOfRegistration = (ctx: Context, dwellingId: string): Promise<Dwelling | null> =>
  ctx.load
    .by<string, Dwelling | null>('dwellingOfRegistration', async (ids) => {
      const found = new Map((await ctx.em.find(Dwelling, { id: { $in: [...ids] } }, { filters: false })).map((dwelling) => [dwelling.id, dwelling]));
      return ids.map((id) => found.get(id) ?? null);
    })
    .load(dwellingId);
