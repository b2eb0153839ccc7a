import { setTimeout as sleep } from 'node:timers/promises';
import { giveOrder, type Office, type Verb } from '@demos/cli';
import { request } from 'undici';
import type { Packages } from './packages.js';

const MODULE = 'notes';
const QUESTION = JSON.stringify({ query: 'query($id: ID!) { person(id: $id) { id notes { id } } }', variables: { id: '' } });
const PATIENCE_MS = 30_000;

interface Answer {
  data?: { person?: { notes?: unknown[] | null } | null } | null;
  errors?: { message: string }[];
}

/** One life of a module in the office: comes, grows, breaks, goes back, dies, is raised and leaves. */
export class ModuleLife {
  readonly #office: Office;
  readonly #packages: Packages;
  readonly #question: string;
  readonly #say: (line: string) => void;

  constructor(office: Office, packages: Packages, personId: string, say: (line: string) => void) {
    this.#say = say;
    this.#office = office;
    this.#packages = packages;
    this.#question = QUESTION.replace('"id":""', `"id":${JSON.stringify(personId)}`);
  }

  /** Milliseconds from the order to the first answer of the new field. */
  async add(): Promise<number> {
    const startedAt = performance.now();
    const ordered = this.#order('add', { source: this.#packages.first, grant: true, allowUnsigned: true }, 'done');
    const answered = await this.#untilAnswered();
    await ordered;
    return answered - startedAt;
  }

  async restOfLife(): Promise<void> {
    await this.#order('upgrade', { id: MODULE, source: this.#packages.next, grant: true, allowUnsigned: true }, 'done');
    await this.#order('upgrade', { id: MODULE, source: this.#packages.broken, grant: true, allowUnsigned: true }, 'refused');
    await this.#untilAnswered();
    await this.#order('rollback', { id: MODULE }, 'done');
    await this.#killed();
    await this.#order('remove', { id: MODULE }, 'done');
  }

  async #killed(): Promise<void> {
    const { pid } = this.#office.moduleProcess(MODULE);
    if (pid) process.kill(pid, 'SIGKILL');
    await sleep(100);
    await this.#untilAnswered();
  }

  async #order(verb: Verb, args: object, expected: 'done' | 'refused'): Promise<void> {
    const startedAt = performance.now();
    const steps: string[] = [];
    const { state, result } = await giveOrder(this.#office.orders, verb, args, (text) => void steps.push(`${text} ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`));
    this.#say(`    ${verb}: ${steps.join(', ')}, ${state} ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    if (state !== expected) throw new Error(`${verb} is ${state}: ${JSON.stringify(result)?.slice(0, 400)}`);
  }

  async #untilAnswered(): Promise<number> {
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      const { data } = await this.#ask();
      if (Array.isArray(data?.person?.notes)) return performance.now();
      await sleep(20);
    }
    throw new Error('the field of the module was not answered in time');
  }

  async #ask(): Promise<Answer> {
    const { body } = await request(`${this.#office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Internal ${this.#office.systemToken('gateway', this.#question)}` },
      body: this.#question,
    });
    return (await body.json()) as Answer;
  }
}
