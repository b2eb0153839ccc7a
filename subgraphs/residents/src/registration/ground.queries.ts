import type { Context } from '@demos/module-sdk';
import { today, type Day } from '../calendar/day.js';
import { DeregistrationGroundRow } from './ground.entity.js';
import type { DeregistrationGroundInfo } from './ground.type.js';
import type { RegistrationKind } from './registration.kind.js';

const infoOf = (ctx: Context, row: DeregistrationGroundRow): DeregistrationGroundInfo => ({
  ground: row.code,
  kind: row.kind,
  title: ctx.locale === 'en' ? row.titleEn : row.titleRu,
  actRef: row.actRef,
  needsDestination: row.needsDestination,
});

const inForce = (on: Day) => ({ validFrom: { $lte: on }, $or: [{ validTo: null }, { validTo: { $gt: on } }] });

export async function listGrounds(ctx: Context, kind: RegistrationKind, on: Day = today()): Promise<DeregistrationGroundInfo[]> {
  const rows = await ctx.em.find(DeregistrationGroundRow, { kind, ...inForce(on) }, { orderBy: { position: 'asc' } });
  return rows.map((row) => infoOf(ctx, row));
}

export const findGroundInForce = (ctx: Context, code: string, kind: RegistrationKind, on: Day): Promise<DeregistrationGroundRow | null> =>
  ctx.em.findOne(DeregistrationGroundRow, { code, kind, ...inForce(on) });

export async function findGroundInfo(ctx: Context, code?: string | null): Promise<DeregistrationGroundInfo | null> {
  const [row] = code ? await ctx.load.many(DeregistrationGroundRow, 'code', code) : [];
  return row ? infoOf(ctx, row) : null;
}

export async function findGroundTitle(ctx: Context, code?: string | null): Promise<string> {
  const [row] = code ? await ctx.load.many(DeregistrationGroundRow, 'code', code) : [];
  return row?.titleRu ?? '';
}
