import type { JsonObject } from './answer-shape.js';
import type { Path } from './plan-step.js';

/** The objects at a path; what is shown in several places counts once. */
export function objectsAt(root: JsonObject, path: Path): Set<JsonObject> {
  const found = new Set<JsonObject>();
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: Path, depth: number, found: Set<JsonObject>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const next = path[depth] === '@' ? depth + 1 : depth;
    for (const each of value) collect(each, path, next, found);
  } else if (depth === path.length) found.add(value as JsonObject);
  else collect((value as JsonObject)[path[depth] as string], path, depth + 1, found);
}

/** Every place in the answer at which one of the objects stands. */
export function placesOf(objects: ReadonlySet<JsonObject>, root: JsonObject, path: Path): (string | number)[][] {
  const places: (string | number)[][] = [];
  const walk = (value: unknown, depth: number, place: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const next = path[depth] === '@' ? depth + 1 : depth;
      value.forEach((each, index) => walk(each, next, [...place, index]));
    } else if (depth < path.length) {
      const key = path[depth] as string;
      walk((value as JsonObject)[key], depth + 1, [...place, key]);
    } else if (objects.has(value as JsonObject)) places.push(place);
  };
  walk(root, 0, []);
  return places;
}
