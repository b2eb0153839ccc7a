import { InvalidInput, type Context } from '@demos/module-sdk';
import { isUuid } from '../address/address.queries.js';
import { ImportRun } from './import-run.entity.js';
import { QuarantinedRow } from './quarantined-row.entity.js';

const MAX_PAGE = 1000;

function pageSize(first: number): number {
  if (first >= 1 && first <= MAX_PAGE) return first;
  throw new InvalidInput([{ field: 'first', key: 'addresses.pageTooLarge', vars: { max: MAX_PAGE } }]);
}

/** Imports, the latest first. */
export async function listImports(ctx: Context, first: number): Promise<ImportRun[]> {
  return ctx.em.find(ImportRun, {}, { orderBy: { startedAt: 'desc' }, limit: pageSize(first) });
}

export async function listQuarantine(ctx: Context, importId: string, first: number): Promise<QuarantinedRow[]> {
  if (!isUuid(importId)) return [];
  return ctx.em.find(QuarantinedRow, { importId }, { orderBy: { file: 'asc', rowNumber: 'asc' }, limit: pageSize(first) });
}
