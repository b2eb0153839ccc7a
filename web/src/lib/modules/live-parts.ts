import { blamedIn, ownerOf, partsToBlame, type Suspect } from './blame.js';
import { Ended } from './contribution-api.js';

export interface LivePart extends Suspect {
  owner: string;
  fail: (failure: unknown) => void;
}

/** The parts of modules on the page, each answering for the errors of its own code. */
class LiveParts {
  #parts: LivePart[] = [];

  constructor() {
    addEventListener('error', (event) => this.#blame(event, event.error ?? event.message, event.filename));
    addEventListener('unhandledrejection', (event) => this.#blame(event, event.reason, ''));
  }

  add(part: LivePart): () => void {
    this.#parts.push(part);
    return () => (this.#parts = this.#parts.filter((other) => other !== part));
  }

  #blame(event: Event, failure: unknown, source: string): void {
    if (failure instanceof Ended) return event.preventDefault();
    const stack = failure instanceof Error ? (failure.stack ?? '') : '';
    const owner = ownerOf(failure);
    const named = owner ? this.#parts.filter((part) => part.owner === owner) : partsToBlame(blamedIn(`${stack}\n${source}`), this.#parts);
    for (const part of named) part.fail(failure);
    if (named.length > 0) event.preventDefault();
  }
}

export const liveParts = new LiveParts();
