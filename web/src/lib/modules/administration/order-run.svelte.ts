import { uuidv7 } from '#lib/graph/uuidv7.js';
import { i18n } from '#lib/i18n/i18n.svelte.js';
import { modules } from '../modules.svelte.js';
import { isOver, type Order, type Verb } from './administration.js';

const lookEvery = 400;

async function ask<Content>(path: string, body?: unknown): Promise<Content> {
  const headers = { 'x-demos-locale': i18n.locale, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const answer = await fetch(path, { method: body === undefined ? 'GET' : 'POST', credentials: 'same-origin', headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const content = (await answer.json().catch(() => ({}))) as Content & { errors?: { message: string }[] };
  if (!answer.ok) throw new Error(content.errors?.[0]?.message ?? `${answer.status}`);
  return content;
}

/** One order to the office, from the press of the button to its end. */
export class OrderRun {
  order = $state.raw<Order>();
  /** It could not even be given. */
  problem = $state('');
  readonly busy = $derived(this.problem === '' && (this.order === undefined || !isOver(this.order)));
  #left = false;

  constructor(verb: Verb, args: Record<string, unknown>, finished: (order: Order) => unknown = () => undefined) {
    void this.#go(verb, args, finished);
  }

  /** Nobody looks any more; the order goes on. */
  leave(): void {
    this.#left = true;
  }

  async #go(verb: Verb, args: Record<string, unknown>, finished: (order: Order) => unknown): Promise<void> {
    const id = uuidv7();
    try {
      await ask('/platform/orders', { id, verb, args });
      let order = await ask<Order>(`/platform/orders/${id}`);
      this.order = order;
      while (!isOver(order) && !this.#left) {
        await new Promise((done) => setTimeout(done, lookEvery));
        order = await ask<Order>(`/platform/orders/${id}`);
        this.order = order;
      }
      if (this.#left) return;
      await finished(order);
      void modules.read();
    } catch (failure) {
      this.problem = failure instanceof Error ? failure.message : String(failure);
    }
  }
}
