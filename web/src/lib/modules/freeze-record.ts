interface Inside {
  keys: string[];
  at: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'length' | 'key'>;

const insidePrefix = 'demos.modules.inside.';
const heldName = 'demos.modules.held';
const deadAfter = 6000;
const most = 100;

/**
 * Says, across a reload, which part of a module the page was in when it stopped: written before foreign code runs,
 * erased once the page breathes again. What is found written belongs to a page that never did.
 */
export class FreezeRecord {
  readonly #store: Store;
  readonly #tab: string;
  readonly #now: () => number;
  #inside: string[] = [];

  constructor(store: Store, tab: string, now: () => number = Date.now) {
    this.#store = store;
    this.#tab = tab;
    this.#now = now;
  }

  enter(key: string): void {
    this.#inside.push(key);
    this.#write();
  }

  leave(key: string): void {
    const at = this.#inside.indexOf(key);
    if (at < 0) return;
    this.#inside.splice(at, 1);
    this.#write();
  }

  leaveAll(): void {
    this.#inside = [];
    this.#write();
  }

  /** To be asked once, before anything is entered. A page in another tab may still be at work for a while. */
  takeSuspects(): string[] {
    const found: string[] = [];
    for (const name of this.#names()) {
      const { keys, at } = this.#read<Inside>(name) ?? { keys: [], at: 0 };
      const own = name === insidePrefix + this.#tab;
      if (!own && this.#now() - at < deadAfter) continue;
      found.push(...keys);
      this.#store.removeItem(name);
    }
    return [...new Set(found)];
  }

  hold(keys: readonly string[]): void {
    const held = [...new Set([...this.#held(), ...keys])].slice(-most);
    if (keys.length > 0) this.#store.setItem(heldName, JSON.stringify(held));
  }

  isHeld(key: string): boolean {
    return this.#held().includes(key);
  }

  release(key: string): void {
    this.#store.setItem(heldName, JSON.stringify(this.#held().filter((other) => other !== key)));
  }

  #held(): string[] {
    const held = this.#read<string[]>(heldName);
    return Array.isArray(held) ? held : [];
  }

  #names(): string[] {
    const names = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index) ?? '');
    return names.filter((name) => name.startsWith(insidePrefix));
  }

  #write(): void {
    const name = insidePrefix + this.#tab;
    if (this.#inside.length === 0) this.#store.removeItem(name);
    else this.#store.setItem(name, JSON.stringify({ keys: this.#inside, at: this.#now() } satisfies Inside));
  }

  #read<Content>(name: string): Content | undefined {
    try {
      return (JSON.parse(this.#store.getItem(name) ?? 'null') as Content | null) ?? undefined;
    } catch {
      return undefined;
    }
  }
}
