import type { Context, HistoryRow } from '@demos/module-sdk';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';

/** What an id in the history means to a reader. */
export type Labels = ReadonlyMap<string, string>;

function idsIn(rows: readonly HistoryRow[], column: string): string[] {
  const ids = rows.flatMap(({ before, after }) => [before?.[column], after?.[column]]);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

export async function labelsIn(ctx: Context, rows: readonly HistoryRow[]): Promise<Labels> {
  const dwellingIds = idsIn(rows, 'dwelling_id');
  const personIds = idsIn(rows, 'representative_id');
  const [dwellings, people] = await Promise.all([
    dwellingIds.length > 0 ? ctx.em.find(Dwelling, { id: { $in: dwellingIds } }) : [],
    personIds.length > 0 ? ctx.em.find(Person, { id: { $in: personIds } }) : [],
  ]);
  return new Map([
    ...[...dwellingIds, ...personIds].map((id): [string, string] => [id, ctx.t('residents.history.otherOffice')]),
    ...dwellings.map(({ id, addressText }): [string, string] => [id, addressText]),
    ...people.map(({ id, surname, givenName, patronymic }): [string, string] => [id, fullName([surname, givenName, patronymic])]),
  ]);
}
