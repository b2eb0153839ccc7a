import { beforeEach, describe, expect, it } from 'vitest';
import { FreezeRecord } from './freeze-record.js';

class MemoryStore {
  readonly #entries = new Map<string, string>();
  get length() {
    return this.#entries.size;
  }
  key = (index: number) => [...this.#entries.keys()][index] ?? null;
  getItem = (name: string) => this.#entries.get(name) ?? null;
  setItem = (name: string, value: string) => void this.#entries.set(name, value);
  removeItem = (name: string) => void this.#entries.delete(name);
}

const panel = '/modules/loops/1.0.0/panel.js';
let store: MemoryStore;
let now: number;
const open = (tab: string) => new FreezeRecord(store, tab, () => now);

beforeEach(() => {
  store = new MemoryStore();
  now = 1_000_000;
});

describe('the record of a page that stopped', () => {
  it('names the part that the page never came out of', () => {
    open('a').enter(panel);
    const reloaded = open('a');
    expect(reloaded.takeSuspects()).toEqual([panel]);
    expect(reloaded.takeSuspects()).toEqual([]);
  });

  it('names nobody when the page breathed again or was left in an orderly way', () => {
    const page = open('a');
    page.enter(panel);
    page.leave(panel);
    page.enter(panel);
    page.leaveAll();
    expect(open('a').takeSuspects()).toEqual([]);
  });

  it('gives another tab time to be done', () => {
    open('a').enter(panel);
    expect(open('b').takeSuspects()).toEqual([]);
    now += 6001;
    expect(open('b').takeSuspects()).toEqual([panel]);
  });

  it('holds a part back until somebody tries again; a new edition is another part', () => {
    open('a').hold([panel]);
    const later = open('b');
    expect(later.isHeld(panel)).toBe(true);
    expect(later.isHeld('/modules/loops/1.0.1/panel.js')).toBe(false);
    later.release(panel);
    expect(open('c').isHeld(panel)).toBe(false);
  });

  it('survives whatever else stands in the store', () => {
    store.setItem('demos.modules.held', '{');
    store.setItem('demos.modules.inside.a', 'no');
    expect(open('a').isHeld(panel)).toBe(false);
    expect(open('a').takeSuspects()).toEqual([]);
  });
});
