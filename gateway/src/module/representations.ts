export type JsonObject = Record<string, unknown>;

export interface Deduplicated {
  /** JSON of the variables with each representation once. */
  json: string;
  /** For each representation asked for, its place among those sent; undefined when all differ. */
  positions: number[] | undefined;
}

/** A list of a hundred people in one house asks for the house once. */
export function deduplicate(variables: JsonObject): Deduplicated {
  const { representations, ...others } = variables;
  if (!Array.isArray(representations) || representations.length < 2) return { json: JSON.stringify(variables), positions: undefined };
  const places = new Map<string, number>();
  const positions = representations.map((representation) => {
    const key = JSON.stringify(representation);
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = places.size));
    return place;
  });
  const rest = JSON.stringify(others);
  const json = `{"representations":[${[...places.keys()].join(',')}]${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}`;
  return { json, positions: places.size === positions.length ? undefined : positions };
}

/** Gives every place its own copy: the gateway merges into what it gets. */
export function expand(entities: unknown[], positions: number[]): unknown[] {
  const used = new Set<number>();
  return positions.map((position) => {
    const entity = entities[position];
    if (used.has(position)) return cloneJson(entity);
    used.add(position);
    return entity;
  });
}

/** An error about one entity belongs to every place that shows the entity. */
export function expandErrors<E extends { path?: ReadonlyArray<string | number> }>(errors: readonly E[], positions: number[]): E[] {
  return errors.flatMap((error) => {
    const [root, place, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof place !== 'number') return [error];
    return positions.flatMap((position, index) => (position === place ? [{ ...error, path: [root, index, ...rest] }] : []));
  });
}

function cloneJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(cloneJson);
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) copy[key] = cloneJson((value as JsonObject)[key]);
  return copy;
}
