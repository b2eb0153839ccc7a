import DataLoader from 'dataloader';
import type { EntityClass, EntityManager, FilterQuery } from '@mikro-orm/postgresql';

/**
 * Batched reads of a request: one query for all that is asked in one tick.
 *
 * @example
 * const notes = await ctx.load.many(Note, 'personId', personId);
 * const lengths = ctx.load.by<string, number>('note.length', async (ids) => ids.map((id) => id.length));
 * await lengths.load(personId);
 */
export interface Loaders {
  /** The entity with this id, or null. */
  one<T extends object>(entity: EntityClass<T>, id: string): Promise<T | null>;
  /** All entities whose property has this value. */
  many<T extends object>(entity: EntityClass<T>, property: keyof T & string, value: string): Promise<T[]>;
  /** A loader of one's own, one a request and name. */
  by<K, V>(name: string, batch: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V>;
}

/** Loaders bound to one request. */
export function createLoaders(em: () => EntityManager): Loaders {
  const loaders = new Map<string, DataLoader<never, never>>();

  function by<K, V>(name: string, batch: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V> {
    let loader = loaders.get(name) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V>(async (keys) => [...(await batch(keys))]);
      loaders.set(name, loader as DataLoader<never, never>);
    }
    return loader;
  }

  function many<T extends object>(entity: EntityClass<T>, property: keyof T & string, value: string): Promise<T[]> {
    return by<string, T[]>(`${entity.name}.${property}`, async (values) => {
      const rows = (await em().find(entity, { [property]: { $in: [...values] } } as FilterQuery<NoInfer<T>>)) as T[];
      const byValue = Map.groupBy(rows, (row) => String(row[property]));
      return values.map((wanted) => byValue.get(wanted) ?? []);
    }).load(value);
  }

  return {
    by,
    many,
    async one(entity, id) {
      const [row] = await many(entity, 'id' as never, id);
      return row ?? null;
    },
  };
}
