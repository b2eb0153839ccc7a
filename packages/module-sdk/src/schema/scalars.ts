import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const PATTERN = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function parsePartialDate(value: unknown): string {
  if (typeof value === 'string' && PATTERN.test(value)) return value;
  throw new GraphQLError(`PartialDate: "${String(value).slice(0, 40)}" is not YYYY, YYYY-MM or YYYY-MM-DD`);
}

/**
 * A date of which the day, or the day and the month, may be unknown: `1980`, `1980-02`, `1980-02-01`.
 *
 * @example PartialDateScalar.parseValue('1980-02'); // '1980-02'
 */
export const PartialDateScalar = new GraphQLScalarType({
  name: 'PartialDate',
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
  parseValue: parsePartialDate,
  serialize: parsePartialDate,
  parseLiteral: (node) => parsePartialDate(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)) {
    return value;
  }
  throw new GraphQLError(`Date: "${String(value).slice(0, 40)}" is not a day YYYY-MM-DD`);
}

/**
 * A calendar day without time and zone, a string `YYYY-MM-DD` on both sides.
 *
 * @example DayScalar.parseValue('1980-02-30'); // throws: not a day
 */
export const DayScalar = new GraphQLScalarType({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD',
  parseValue: parseDay,
  serialize: (value) => parseDay(value instanceof Date ? value.toISOString().slice(0, 10) : value),
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

