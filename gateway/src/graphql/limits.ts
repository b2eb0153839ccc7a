import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Locale } from '../identity/actor.js';
import { say, type Sentence } from '../messages.js';

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

/** A document beyond a limit; it is told in the language of whoever sent it. */
export class LimitExceeded extends Error {
  readonly #code: string;
  readonly #sentence: Sentence;
  readonly #words: Record<string, string>;

  constructor(code: string, sentence: Sentence, words: Record<string, string>) {
    super(say(sentence, 'en', words));
    this.#code = code;
    this.#sentence = sentence;
    this.#words = words;
  }

  in(locale: Locale): GraphQLError {
    return new GraphQLError(say(this.#sentence, locale, this.#words), { extensions: { code: this.#code, http: { status: 400 } } });
  }
}

/** @throws LimitExceeded that names the limit, what was asked and what is allowed */
export function enforce(measures: Measures, limits: Limits): void {
  refuseAbove('QUERY_TOO_DEEP', 'tooDeep', measures.depth, limits.depth);
  refuseAbove('TOO_MANY_ALIASES', 'tooManyAliases', measures.aliases, limits.aliases);
  refuseAbove('TOO_MANY_ROOT_FIELDS', 'tooManyRootFields', measures.rootFields, limits.rootFields);
  refuseAbove('TOO_MANY_DIRECTIVES', 'tooManyDirectives', measures.directives, limits.directives);
  refuseAbove('QUERY_TOO_WIDE', 'tooWide', measures.fields, limits.fields);
}

function refuseAbove(code: string, sentence: Sentence, asked: number, allowed: number): void {
  if (asked > allowed) throw new LimitExceeded(code, sentence, { asked: asked > 1_000_000 ? '> 1000000' : String(asked), allowed: String(allowed) });
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
