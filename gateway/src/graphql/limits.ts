import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

export interface Limits {
  depth: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** Fields after fragments are spread. */
  fields: number;
  tokens: number;
}

export const defaultLimits: Limits = { depth: 15, aliases: 50, rootFields: 30, directives: 50, fields: 2_000, tokens: 10_000 };

interface Extent {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
  introspects: boolean;
}

export interface Measures extends Extent {
  rootFields: number;
}

const NOTHING: Extent = { depth: 0, aliases: 0, directives: 0, fields: 0, introspects: false };
const INTROSPECTION = new Set(['__schema', '__type']);

/** Sizes of the largest operation of a document, fragments spread; each fragment is measured once, however often it is used. */
export function measure(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Extent>();

  const ofFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    measured.set(name, NOTHING);
    const extent = fragment ? ofSelections(fragment.selectionSet) : NOTHING;
    measured.set(name, extent);
    return extent;
  };

  const ofSelections = (selectionSet: SelectionSetNode): Extent => {
    const total = { ...NOTHING };
    for (const selection of selectionSet.selections) {
      total.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? ofSelections(selection.selectionSet) : NOTHING;
        add(total, { ...below, depth: below.depth + 1, fields: below.fields + 1, aliases: below.aliases + (selection.alias ? 1 : 0) });
        if (INTROSPECTION.has(selection.name.value)) total.introspects = true;
      } else {
        add(total, selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet));
      }
    }
    return total;
  };

  const largest: Measures = { ...NOTHING, rootFields: 0 };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const extent = ofSelections(definition.selectionSet);
    largest.depth = Math.max(largest.depth, extent.depth);
    largest.aliases = Math.max(largest.aliases, extent.aliases);
    largest.directives = Math.max(largest.directives, extent.directives + (definition.directives?.length ?? 0));
    largest.fields = Math.max(largest.fields, extent.fields);
    largest.introspects ||= extent.introspects;
    largest.rootFields = Math.max(largest.rootFields, countRootFields(definition.selectionSet, fragments, new Set()));
  }
  return largest;
}

/** @throws GraphQLError that names the limit, what was asked and what is allowed */
export function enforce(measures: Measures, limits: Limits): void {
  refuseAbove('QUERY_TOO_DEEP', 'levels of nesting', measures.depth, limits.depth);
  refuseAbove('TOO_MANY_ALIASES', 'aliases', measures.aliases, limits.aliases);
  refuseAbove('TOO_MANY_ROOT_FIELDS', 'fields at the root', measures.rootFields, limits.rootFields);
  refuseAbove('TOO_MANY_DIRECTIVES', 'directives', measures.directives, limits.directives);
  refuseAbove('QUERY_TOO_WIDE', 'fields', measures.fields, limits.fields);
}

export function overLimit(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

function refuseAbove(code: string, what: string, asked: number, allowed: number): void {
  if (asked > allowed) throw overLimit(code, `The query has ${asked > 1_000_000 ? 'millions of' : asked} ${what}, ${allowed} are allowed`);
}

function add(total: Extent, part: Extent): void {
  total.depth = Math.max(total.depth, part.depth);
  total.aliases += part.aliases;
  total.directives += part.directives;
  total.fields += part.fields;
  total.introspects ||= part.introspects;
}

function countRootFields(selectionSet: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, seen: Set<string>): number {
  let count = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countRootFields(selection.selectionSet, fragments, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) count += countRootFields(fragment.selectionSet, fragments, seen);
    }
  }
  return count;
}
