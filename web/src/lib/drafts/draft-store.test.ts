import { beforeEach, describe, expect, it } from 'vitest';
import { DraftStore } from './draft-store.js';

class Shelf {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
}

let shelf: Shelf;
const draft = (id: string, savedAt: string, kind = 'register') => ({ id, kind, title: id, savedAt, content: { id } });

beforeEach(() => {
  shelf = new Shelf();
});

describe('drafts', () => {
  it('are found again by another page of the same person, the latest first', () => {
    new DraftStore(shelf, 'anna').save(draft('a', '2026-01-01'));
    new DraftStore(shelf, 'anna').save(draft('b', '2026-01-02'));
    const later = new DraftStore(shelf, 'anna');
    expect(later.list().map(({ id }) => id)).toEqual(['b', 'a']);
    expect(later.find('a')?.content).toEqual({ id: 'a' });
  });

  it('are not seen by another person', () => {
    new DraftStore(shelf, 'anna').save(draft('a', '2026-01-01'));
    expect(new DraftStore(shelf, 'boris').list()).toEqual([]);
  });

  it('are replaced by id and removed when done', () => {
    const store = new DraftStore(shelf, 'anna');
    store.save(draft('a', '2026-01-01'));
    store.save({ ...draft('a', '2026-01-02'), title: 'again' });
    expect(store.list().map(({ title }) => title)).toEqual(['again']);
    store.remove('a');
    expect(store.list()).toEqual([]);
  });

  it('are listed by kind and the oldest give way', () => {
    const store = new DraftStore(shelf, 'anna');
    for (let day = 10; day < 50; day += 1) store.save(draft(`d${day}`, `2026-01-${day}`));
    store.save(draft('x', '2026-02-01', 'deregister'));
    expect(store.list('deregister')).toHaveLength(1);
    expect(store.list()).toHaveLength(30);
    expect(store.find('d10')).toBeUndefined();
  });

  it('survive a spoilt shelf', () => {
    shelf.setItem('demos.drafts.anna', '{spoilt');
    expect(new DraftStore(shelf, 'anna').list()).toEqual([]);
  });
});
