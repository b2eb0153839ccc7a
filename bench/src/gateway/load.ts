import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { closedLoop, type LoadOptions } from '../closed-loop.js';
import type { Timing } from '../statistics.js';

/** Asks one gateway the same operation as ever new users, and holds every answer against the first. */
export class Load {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #body: string;
  #expected: Buffer | undefined;

  constructor(url: string, query: string, clients: number) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, { connections: clients, pipelining: 1 });
    this.#path = pathname;
    this.#body = JSON.stringify({ query });
  }

  async ask(): Promise<Buffer> {
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path: this.#path,
      headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${randomBytes(24).toString('hex')}` },
      body: this.#body,
    });
    const answer = Buffer.from(await body.arrayBuffer());
    if (statusCode !== 200) throw new Error(`status ${statusCode}: ${answer.toString('utf8').slice(0, 300)}`);
    return answer;
  }

  /** The data of an answer, which from now on is the expected one. */
  async dataOfFirst(): Promise<unknown> {
    this.#expected = await this.ask();
    const { data, errors } = JSON.parse(this.#expected.toString('utf8')) as { data?: unknown; errors?: { message: string }[] };
    if (errors?.length || !data) throw new Error(errors?.[0]?.message ?? 'there is no data');
    return data;
  }

  run(options: LoadOptions): Promise<Timing> {
    return closedLoop(async () => {
      const answer = await this.ask();
      if (this.#expected && !this.#expected.equals(answer)) throw new Error('the answer differs from the first');
    }, options);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
