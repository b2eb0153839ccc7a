export interface Draft<Content = unknown> {
  id: string;
  kind: string;
  title: string;
  savedAt: string;
  content: Content;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const kept = 30;

/** Unfinished work of one person, so that nothing typed is lost by a reload, a time-out or a sign-out. */
export class DraftStore {
  readonly #key: string;

  constructor(
    private readonly shelf: Shelf,
    userId: string,
  ) {
    this.#key = `demos.drafts.${userId}`;
  }

  list(kind?: string): Draft[] {
    const all = this.#read().sort((a, b) => b.savedAt.localeCompare(a.savedAt));
    return kind ? all.filter((draft) => draft.kind === kind) : all;
  }

  find<Content>(id: string): Draft<Content> | undefined {
    return this.#read().find((draft) => draft.id === id) as Draft<Content> | undefined;
  }

  save(draft: Draft): void {
    const others = this.#read().filter(({ id }) => id !== draft.id);
    const all = [draft, ...others].sort((a, b) => b.savedAt.localeCompare(a.savedAt));
    this.#write(all.slice(0, kept));
  }

  remove(id: string): void {
    this.#write(this.#read().filter((draft) => draft.id !== id));
  }

  #read(): Draft[] {
    try {
      const found: unknown = JSON.parse(this.shelf.getItem(this.#key) ?? '[]');
      return Array.isArray(found) ? found.filter((draft: Draft | null) => draft?.id && draft.savedAt) : [];
    } catch {
      return [];
    }
  }

  #write(drafts: Draft[]): void {
    this.shelf.setItem(this.#key, JSON.stringify(drafts));
  }
}
