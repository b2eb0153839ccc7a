import type { Context } from '@demos/module-sdk';
import type { Address } from './address.external.js';
import { Office } from './office.entity.js';

const separator = ' ';

/** The office whose territory holds the deepest address on the way to this one. */
export function findResponsibleOffice(ctx: Context, { id, path }: Address): Promise<Office | null> {
  const way = path.at(-1) === id ? path : [...path, id];
  return ctx.load.by<string, Office | null>('office.responsible', (ways) => responsibleOffices(ctx, ways)).load(way.join(separator));
}

async function responsibleOffices(ctx: Context, ways: readonly string[]): Promise<(Office | null)[]> {
  const paths = ways.map((way) => way.split(separator));
  const addressIds = [...new Set(paths.flat())];
  const offices = await ctx.em.find(Office, { territoryIds: { $overlap: addressIds } }, { orderBy: { code: 'desc' } });
  const owner = new Map(offices.flatMap((office) => office.territoryIds.map((addressId) => [addressId, office] as const)));
  return paths.map((path) => path.toReversed().map((id) => owner.get(id)).find((office) => office !== undefined) ?? null);
}
