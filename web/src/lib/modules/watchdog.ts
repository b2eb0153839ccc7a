import { uuidv7 } from '#lib/graph/uuidv7.js';
import { FreezeRecord } from './freeze-record.js';
import type { FromHeartbeat, ToHeartbeat } from './heartbeat.worker.js';
import { takeStopped } from './stopped-pages.js';

const tabName = 'demos.tab';
const lookFor = 500;

function tabId(): string {
  const known = sessionStorage.getItem(tabName);
  if (known) return known;
  const fresh = uuidv7();
  sessionStorage.setItem(tabName, fresh);
  return fresh;
}

/** When the page has drawn and is free again; a page out of sight draws nothing. */
function breath(): Promise<void> {
  return new Promise((done) => {
    if (document.hidden) return void setTimeout(done);
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** Knows which part of a module the page is in, and remembers over a reload which one it never came out of. */
class Watchdog {
  readonly #record = new FreezeRecord(localStorage, tabId());
  readonly #page = uuidv7();
  readonly #live = new Map<string, (seconds: number) => void>();
  #lately: string[] = [];
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;

  ready(): Promise<void> {
    return (this.#ready ??= this.#start());
  }

  isHeld(key: string): boolean {
    return this.#record.isHeld(key);
  }

  hold(key: string): void {
    this.#record.hold([key]);
  }

  release(key: string): void {
    this.#record.release(key);
  }

  /** Runs foreign code under the eyes of the watchdog until the page breathes again. */
  async during<Result>(key: string, work: () => Result | Promise<Result>): Promise<Result> {
    this.#enter(key);
    try {
      return await work();
    } finally {
      await breath();
      this.#leave(key);
    }
  }

  /** The handlers of this event are about to run. */
  handling(key: string): void {
    this.#enter(key);
    void breath().then(() => this.#leave(key));
  }

  /** @param stopped told when this part stopped the page for a while and let it go again */
  follow(key: string, stopped: (seconds: number) => void): () => void {
    this.#live.set(key, stopped);
    this.#tell();
    return () => {
      this.#live.delete(key);
      this.#tell();
    };
  }

  #enter(key: string): void {
    this.#record.enter(key);
    this.#lately = [...this.#lately.slice(-4), key];
  }

  #leave(key: string): void {
    this.#record.leave(key);
  }

  async #start(): Promise<void> {
    const inside = this.#record.takeSuspects();
    const stopped = await Promise.race([takeStopped(), new Promise<string[]>((done) => setTimeout(() => done([]), lookFor))]);
    this.#record.hold(inside.length > 0 ? inside : stopped);
    this.#worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromHeartbeat>) => this.#hear(data);
    const waiting = (is: boolean) => this.#send({ is: 'waiting', waiting: is });
    addEventListener('beforeprint', () => waiting(true));
    addEventListener('afterprint', () => waiting(false));
    addEventListener('pagehide', () => this.#record.leaveAll());
    this.#tell();
  }

  #hear(message: FromHeartbeat): void {
    if (message.is === 'asking') {
      this.#send({ is: 'alive' });
      this.#lately = [];
    } else if (new Set(this.#lately).size === 1) {
      this.#live.get(this.#lately[0] ?? '')?.(Math.round(message.after / 1000));
    }
  }

  #tell(): void {
    this.#send({ is: 'live', tab: this.#page, keys: [...this.#live.keys()] });
  }

  #send(message: ToHeartbeat): void {
    this.#worker?.postMessage(message);
  }
}

export const watchdog = new Watchdog();
