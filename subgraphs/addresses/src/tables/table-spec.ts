import type { XmlRow } from '../archive/xml-rows.js';
import { brokenRule, type Attribute } from './attribute.js';

/** How a table of the published format looks: its tags and its attributes. */
export interface TableSpec {
  table: string;
  root: string;
  row: string;
  attributes: ReadonlyMap<string, Attribute>;
}

/** Declares a table; a name ending in `?` is optional. */
export function tableSpec(
  table: string,
  root: string,
  row: string,
  attributes: Record<string, Omit<Attribute, 'required'>>,
): TableSpec {
  const entries = Object.entries(attributes).map(([name, kind]): [string, Attribute] =>
    name.endsWith('?') ? [name.slice(0, -1), { ...kind, required: false }] : [name, { ...kind, required: true }],
  );
  return { table, root, row, attributes: new Map(entries) };
}

/** `HOUSENUM.length`: the first rule that the row breaks, or undefined for a good row. */
export function firstFault(spec: TableSpec, row: XmlRow): string | undefined {
  for (const [name, attribute] of spec.attributes) {
    const rule = brokenRule(attribute, row[name]);
    if (rule) return `${name}.${rule}`;
  }
  return undefined;
}

/** Attributes that the format did not have when this was written. */
export function unknownAttributes(spec: TableSpec, row: XmlRow): string[] {
  return Object.keys(row).filter((name) => !spec.attributes.has(name));
}
