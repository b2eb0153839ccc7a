import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import type { ModuleDefinition } from '../module.js';

/** Guarded input (`PersonFilter.document`, `PersonOrder.DOCUMENT`) → the output field that it would give away. */
export type Guards = ReadonlyMap<string, string>;

export function guardsOf(module: ModuleDefinition): Guards {
  return new Map(
    Object.entries(module.sensitive ?? {}).flatMap(([coordinate, { guards = [] }]) =>
      guards.map((input): [string, string] => [input, coordinate]),
    ),
  );
}

/** Whether values of this input type can hold a guarded input. */
function reaches(type: GraphQLInputType, guards: Guards, seen = new Set<string>()): boolean {
  const named = getNamedType(type);
  if (seen.has(named.name)) return false;
  seen.add(named.name);
  if (isEnumType(named)) return named.getValues().some((value) => guards.has(`${named.name}.${value.name}`));
  if (!isInputObjectType(named)) return false;
  return Object.values(named.getFields()).some((field) => guards.has(`${named.name}.${field.name}`) || reaches(field.type, guards, seen));
}

/** Arguments of a field that can hold a guarded input. */
export function guardedArguments(args: readonly GraphQLArgument[], guards: Guards): GraphQLArgument[] {
  return guards.size === 0 ? [] : args.filter((arg) => reaches(arg.type, guards));
}

/** Output fields that these argument values would give away. */
export function* usedGuards(type: GraphQLInputType, value: unknown, guards: Guards): Generator<string> {
  if (value === undefined || value === null) return;
  if (isNonNullType(type)) return yield* usedGuards(type.ofType, value, guards);
  if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) yield* usedGuards(type.ofType, item, guards);
    return;
  }
  if (isEnumType(type)) {
    const name = type.getValues().find((candidate) => candidate.value === value)?.name;
    const guarded = guards.get(`${type.name}.${name}`);
    if (guarded) yield guarded;
    return;
  }
  if (!isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) {
    const inner = (value as Record<string, unknown>)[field.name];
    if (inner === undefined || inner === null) continue;
    const guarded = guards.get(`${type.name}.${field.name}`);
    if (guarded) yield guarded;
    yield* usedGuards(field.type, inner, guards);
  }
}
