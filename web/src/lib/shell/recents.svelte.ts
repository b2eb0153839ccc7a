import { untrack } from 'svelte';
import { session } from '#lib/session/session.svelte.js';

export interface Recent {
  kind: 'person' | 'dwelling' | 'address';
  id: string;
  title: string;
  detail: string;
}

const kept = 12;

class Recents {
  #revision = $state(0);

  list(): Recent[] {
    void this.#revision;
    return this.#read();
  }

  note(recent: Recent): void {
    const others = this.#read().filter(({ id }) => id !== recent.id);
    localStorage.setItem(this.#key(), JSON.stringify([recent, ...others].slice(0, kept)));
    untrack(() => (this.#revision += 1));
  }

  #key(): string {
    return `demos.recent.${session.me?.user.id ?? 'nobody'}`;
  }

  #read(): Recent[] {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(this.#key()) ?? '[]');
      return Array.isArray(found) ? (found as Recent[]) : [];
    } catch {
      return [];
    }
  }
}

export const recents = new Recents();

const places = { person: '/people', dwelling: '/dwellings', address: '/addresses' };
export const placeOf = (recent: Recent) => `${places[recent.kind]}/${recent.id}`;
