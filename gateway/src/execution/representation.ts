import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { JsonObject } from './answer-shape.js';

/** What a module must be told of an entity; undefined when the entity is not its business or too little is known of it. */
export type Selector = (entity: JsonObject) => JsonObject | undefined;

type Picker = (source: JsonObject, into: JsonObject) => boolean;

export function selectorOf(selections: readonly QueryPlanSelectionNode[], isOfType: (typeName: string, condition: string) => boolean): Selector {
  const pick = pickerOf(selections, isOfType);
  return (entity) => {
    const representation: JsonObject = {};
    return pick(entity, representation) && representation['__typename'] ? representation : undefined;
  };
}

/** A fragment that lacks a field adds nothing; a field that is missing outside of fragments spoils the whole. */
function pickerOf(selections: readonly QueryPlanSelectionNode[], isOfType: (typeName: string, condition: string) => boolean): Picker {
  const pickers = selections.map((selection): Picker => {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      const below = selection.selections && pickerOf(selection.selections, isOfType);
      return (source, into) => {
        if (!Object.hasOwn(source, key) || source[key] === undefined) return false;
        into[key] = below ? pickedFrom(source[key], below) : source[key];
        return true;
      };
    }
    const { typeCondition } = selection;
    const within = pickerOf(selection.selections, isOfType);
    return (source, into) => {
      const typeName = source['__typename'];
      if (typeCondition === undefined || typeof typeName !== 'string' || !isOfType(typeName, typeCondition)) return true;
      const part: JsonObject = {};
      if (within(source, part)) merge(into, part);
      return true;
    };
  });
  return (source, into) => pickers.every((pick) => pick(source, into));
}

function pickedFrom(value: unknown, pick: Picker): unknown {
  if (Array.isArray(value)) return value.map((each) => pickedFrom(each, pick));
  if (typeof value !== 'object' || value === null) return null;
  const picked: JsonObject = {};
  return pick(value as JsonObject, picked) ? picked : null;
}

/** Adds what a module gave to what is known already. */
export function merge(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (known === value) continue;
    if (isObject(known) && isObject(value)) merge(known, value);
    else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) mergeLists(known, value);
    else define(target, key, value);
  }
}

function mergeLists(known: unknown[], given: readonly unknown[]): void {
  for (let index = 0; index < given.length; index += 1) {
    const [one, other] = [known[index], given[index]];
    if (isObject(one) && isObject(other)) merge(one, other);
    else known[index] = other;
  }
}

function define(target: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
