import type { Context } from '@demos/module-sdk';
import { today, type Day } from '../calendar/day.js';
import { firstDay, isPartialDate, lastDay } from '../calendar/partial-date.js';
import { documentKey } from '../document/document.validation.js';
import { territoryOf } from '../rights.js';
import { isIdentifier } from '../validation/identifier.js';
import { problem, type Problem } from '../validation/problem.js';
import { nameKey } from './name.js';
import { assignments, type Assignment } from './name.assignment.js';
import type { PersonFilter } from './person.inputs.js';
import { readSearchText } from './person.text.js';

export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export interface Criteria {
  where: string;
  names: string[];
}

/** Keys hold letters and digits only, nothing that LIKE would take for a sign of its own. */
export const prefixOf = (column: string, prefix: string, parameters: SqlParameters): string => `${column} like ${parameters.add(`${prefix}%`)}`;

const placed = (assignment: Assignment, parameters: SqlParameters): string =>
  Object.entries(assignment).map(([column, key]) => prefixOf(`p.${column}`, key, parameters)).join(' and ');

function bornBetween(from: Day | undefined, to: Day | undefined, parameters: SqlParameters): string {
  const range = `daterange(${parameters.add(from ?? null)}, ${parameters.add(to ?? null)}, '[]')`;
  return `daterange(p.birth_from, p.birth_to, '[]') && ${range}`;
}

function holds(document: string, parameters: SqlParameters): string {
  return `p.id in (select d.person_id from identity_document d where ${prefixOf('d.number_key', document, parameters)})`;
}

function registeredAt({ addressId, registeredOn, kind }: PersonFilter, offices: readonly string[] | null, parameters: SqlParameters): string {
  const day = parameters.add(registeredOn ?? today());
  const conditions = [
    `r.starts_on <= ${day}`,
    `(r.closed_on is null or r.closed_on > ${day})`,
    `(r.until is null or r.until >= ${day})`,
  ];
  if (kind) conditions.push(`r.kind = ${parameters.add(kind)}`);
  if (offices) conditions.push(`r.office_id = any(${parameters.add(offices)}::uuid[])`);
  if (addressId) conditions.push(`w.address_path @> array[${parameters.add(addressId)}]::uuid[]`);
  return `p.id in (select r.person_id from registration r join dwelling w on w.id = r.dwelling_id where ${conditions.join(' and ')})`;
}

export function problemsOfFilter(filter: PersonFilter): Problem[] {
  const { text, surname, givenName, patronymic, birthDate, birthFrom, birthTo, document, addressId } = filter;
  const chosen = [text, surname, givenName, patronymic, birthDate, birthFrom, birthTo, document, addressId];
  const found: Problem[] = [];
  if (!chosen.some((value) => /[\p{L}\d]/u.test(value ?? ''))) found.push(problem('filter', 'search.empty'));
  if (birthDate && !isPartialDate(birthDate)) found.push(problem('filter.birthDate', 'person.birthDate.form'));
  if (birthFrom && birthTo && birthTo < birthFrom) found.push(problem('filter.birthTo', 'search.range'));
  if (addressId && !isIdentifier(addressId)) found.push(problem('filter.addressId', 'id.form'));
  return found;
}

export const mayReadDocuments = (ctx: Context): boolean =>
  ctx.level('IdentityDocument.series') === 'plain' && ctx.level('IdentityDocument.number') === 'plain';

/** `undefined` when the filter can match nobody. */
export function criteriaOf(ctx: Context, filter: PersonFilter, parameters: SqlParameters): Criteria | undefined {
  const text = readSearchText(filter.text ?? '');
  if (text.unknown || (text.document && !mayReadDocuments(ctx))) return undefined;
  const { offices = [] } = territoryOf(ctx.actor);
  const where: string[] = [];
  const named: [string, string | undefined][] = [
    ['p.surname_key', filter.surname],
    ['p.given_key', filter.givenName],
    ['p.patronymic_key', filter.patronymic],
  ];
  for (const [column, name] of named) if (name?.trim()) where.push(prefixOf(column, nameKey(name), parameters));
  if (offices) where.push(`p.office_ids && ${parameters.add(offices)}::uuid[]`);
  for (const date of [filter.birthDate, text.birthDate]) if (date) where.push(bornBetween(firstDay(date), lastDay(date), parameters));
  if (filter.birthFrom || filter.birthTo) where.push(bornBetween(filter.birthFrom, filter.birthTo, parameters));
  for (const document of [filter.document, text.document]) if (document) where.push(holds(documentKey('', document), parameters));
  if (filter.addressId || filter.registeredOn || filter.kind) where.push(registeredAt(filter, offices, parameters));
  if (filter.sex) where.push(`p.sex = ${parameters.add(filter.sex)}`);
  if (filter.citizenship) where.push(`p.citizenship = ${parameters.add(filter.citizenship.toUpperCase())}`);
  return {
    where: where.length > 0 ? where.join(' and ') : 'true',
    names: text.words.length > 0 ? assignments(text.words).map((assignment) => placed(assignment, parameters)) : [],
  };
}

