const again = 3000;
const unseenFor = 20_000;

/**
 * Follows the server's word of changed modules. Only pages in sight hold a connection, because a browser has few of them
 * for one server; a page that comes back into sight asks at once.
 */
export class Changes {
  readonly #changed: (revision: string | undefined) => void;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(changed: (revision: string | undefined) => void) {
    this.#changed = changed;
    document.addEventListener('visibilitychange', this.#look);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    document.removeEventListener('visibilitychange', this.#look);
    this.#close();
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden) this.#timer = setTimeout(() => this.#close(), unseenFor);
    else if (!this.#source) this.#open();
  };

  #open(): void {
    this.#close();
    if (this.#stopped) return;
    const source = new EventSource('/platform/changes');
    this.#source = source;
    source.addEventListener('modules', (event) => this.#changed(revisionIn(event.data)));
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#open(), again);
    });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }
}

function revisionIn(data: unknown): string | undefined {
  try {
    const said = JSON.parse(String(data)) as { revision?: unknown } | null;
    return said?.revision === undefined ? undefined : String(said.revision);
  } catch {
    return undefined;
  }
}
