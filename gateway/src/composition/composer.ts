import { CompositionThread } from './composition-thread.js';
import type { CompositionOutcome } from './composition.worker.js';
import type { Service } from './candidate.js';
import type { Problem } from './problem.js';

const LONGEST_MS = 30_000;

/** The SDLs do not fit together; the problems say why, module by module. */
export class CompositionFailed extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The modules' schemas do not compose:\n${problems.map(({ message }) => `  - ${message}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Composes supergraphs in a thread of its own: a large one takes most of a second. */
export class Composer {
  readonly #thread = new CompositionThread(LONGEST_MS);

  async compose(services: readonly Service[]): Promise<string> {
    const { sdl, problems } = await this.#thread.run<CompositionOutcome>({ compose: services });
    if (!sdl) throw new CompositionFailed(problems);
    return sdl;
  }

  async stop(): Promise<void> {
    await this.#thread.stop();
  }
}
