import { Kind, parse, type FormattedExecutionResult, type SelectionSetNode } from 'graphql';
import type { Locale } from '../identity/actor.js';
import type { ModuleUnavailable } from './module-unavailable.error.js';
import type { JsonObject } from './representations.js';

type FormattedError = NonNullable<FormattedExecutionResult['errors']>[number];

const MOST_ERRORS = 50;

/** One error for each field that stays empty, so that a screen can tell "nothing there" from "could not be asked". */
export function errorsAtFetchedFields(error: ModuleUnavailable, locale: Locale, query: string, variables: JsonObject | undefined): FormattedError[] {
  const fields = rootSelections(query);
  const representations = variables?.['representations'];
  const paths = Array.isArray(representations)
    ? representations.flatMap((_, index) => fields.map((field) => ['_entities', index, field]))
    : fields.map((field) => [field]);
  return paths.slice(0, MOST_ERRORS).map((path) => ({ message: error.in(locale), extensions: error.extensions, path }));
}

function rootSelections(query: string): string[] {
  const operation = parse(query, { noLocation: true }).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const [first] = operation.selectionSet.selections;
  const isEntities = first?.kind === Kind.FIELD && first.name.value === '_entities';
  return [...new Set(responseKeys(isEntities && first.selectionSet ? first.selectionSet : operation.selectionSet))];
}

function responseKeys(selectionSet: SelectionSetNode): string[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection.alias?.value ?? selection.name.value];
    return selection.kind === Kind.INLINE_FRAGMENT ? responseKeys(selection.selectionSet) : [];
  });
}
