import { untrack } from 'svelte';

export interface Leftover {
  id: number;
  slot: string;
  subject: string | null;
  module: string;
  texts: string[];
}

/** What was being typed into a part of a module when the module was taken out. */
class Leftovers {
  #kept = $state.raw<Leftover[]>([]);
  #next = 0;

  keep(leftover: Omit<Leftover, 'id'>): void {
    const id = (this.#next += 1);
    untrack(() => (this.#kept = [...this.#kept, { ...leftover, id }]));
  }

  in(slot: string, subject: string | null): Leftover[] {
    return this.#kept.filter((leftover) => leftover.slot === slot && leftover.subject === subject);
  }

  drop(id: number): void {
    this.#kept = this.#kept.filter((leftover) => leftover.id !== id);
  }
}

export const leftovers = new Leftovers();
