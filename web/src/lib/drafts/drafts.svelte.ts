import { untrack } from 'svelte';
import { session } from '#lib/session/session.svelte.js';
import { DraftStore, type Draft } from './draft-store.js';

class Drafts {
  #revision = $state(0);

  list(kind?: string): Draft[] {
    void this.#revision;
    return this.#store().list(kind);
  }

  find<Content>(id: string): Draft<Content> | undefined {
    return this.#store().find<Content>(id);
  }

  save(draft: Omit<Draft, 'savedAt'>): void {
    this.#store().save({ ...draft, savedAt: new Date().toISOString() });
    untrack(() => (this.#revision += 1));
  }

  remove(id: string): void {
    this.#store().remove(id);
    untrack(() => (this.#revision += 1));
  }

  #store(): DraftStore {
    return new DraftStore(localStorage, session.me?.user.id ?? 'nobody');
  }
}

export const drafts = new Drafts();
