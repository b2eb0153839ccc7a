import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { OfficeConsole } from '../office/office.console.js';
import type { Errand, ModuleLife, OrderResult } from './module.life.js';
import type { ModuleStore, Order } from './module.store.js';
import { readArgs } from './order.args.js';
import { NO_FINDINGS, Refusal } from './refusal.js';

const LOOK_EVERY = 2_000;
const RECONNECT = 1_000;
const STOP_PATIENCE = 2_000;

/** Takes orders about modules, one after another, from whoever may write them into the database. */
export class OrderDesk {
  readonly #life: ModuleLife;
  readonly #store: ModuleStore;
  readonly #console: OfficeConsole;
  readonly #closing = new AbortController();
  #listener: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #again = false;
  #working = false;

  constructor(life: ModuleLife, store: ModuleStore, console: OfficeConsole) {
    this.#life = life;
    this.#store = store;
    this.#console = console;
  }

  /** What a supervisor before this one left half done is refused; what waited is done now. */
  async open(): Promise<void> {
    for (const order of await this.#store.ordersAtWork()) {
      await this.#refuse(order, {}, new Refusal('INTERRUPTED', 'The supervisor ended while it worked on this; nothing was kept of it. Give the order again.'));
    }
    await this.#listen();
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#listener?.end().catch(() => undefined);
    await Promise.race([this.#work, delay(STOP_PATIENCE)]);
  }

  async #listen(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const client = new pg.Client({ connectionString: this.#store.url, application_name: 'demos-supervisor-orders', keepAlive: true });
    client.on('notification', () => this.#wake());
    client.on('error', () => undefined);
    client.once('end', () => void delay(RECONNECT, undefined, { signal: this.#closing.signal }).then(() => this.#listen(), () => undefined));
    this.#listener = client;
    try {
      await client.connect();
      await client.query('listen demos_orders');
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  #wake(): void {
    if (this.#closing.signal.aborted) return;
    this.#again = true;
    if (this.#working) return;
    this.#working = true;
    clearTimeout(this.#timer);
    this.#work = this.#workOff().finally(() => {
      this.#working = false;
      if (!this.#closing.signal.aborted) this.#timer = setTimeout(() => this.#wake(), LOOK_EVERY);
    });
  }

  async #workOff(): Promise<void> {
    while (this.#again && !this.#closing.signal.aborted) {
      this.#again = false;
      try {
        for (let order = await this.#store.takeOrder(); order; order = await this.#store.takeOrder()) {
          await this.#carryOut(order);
          if (this.#closing.signal.aborted) return;
        }
      } catch {
        return;
      }
    }
  }

  async #carryOut(order: Order): Promise<void> {
    const about: About = {};
    try {
      const errand: Errand = {
        args: readArgs(order.args),
        actor: order.actor,
        step: (text) => this.#store.progress(order.id, text),
        about: (id, version) => Object.assign(about, { id, version }),
      };
      await this.#finish(order, await this.#perform(order, errand));
    } catch (error) {
      if (!this.#closing.signal.aborted) await this.#refuse(order, about, error);
    }
  }

  #perform(order: Order, errand: Errand): Promise<OrderResult> {
    if (!Object.hasOwn(PERFORMED, order.verb)) throw new Refusal('BAD_ORDER', `"${order.verb}" is nothing that can be done with a module.`);
    return PERFORMED[order.verb](this.#life, errand);
  }

  async #finish({ id, verb, actor }: Order, { details, ...result }: OrderResult): Promise<void> {
    const { module } = result;
    if (verb !== 'check') {
      await this.#store.record({ actor, verb, module: module.id, version: module.version, outcome: 'done', reason: null, details: details ?? null });
      this.#console.note(`Module ${module.id} ${module.version}: ${DONE[verb]} by ${actor.name}`);
    }
    await this.#store.finish(id, 'done', result);
  }

  async #refuse({ id, verb, actor, args }: Order, about: About, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const findings = error instanceof Refusal ? error.findings : { ...NO_FINDINGS, problems: [{ code: 'FAILED', message: reason }] };
    if (!(error instanceof Refusal)) this.#console.error(`order ${verb}: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
    if (verb !== 'check') {
      const module = about.id ?? (typeof args.id === 'string' ? args.id : null);
      await this.#store.record({ actor, verb, module, version: about.version ?? null, outcome: 'refused', reason, details: { source: args.source ?? null } });
      this.#console.note(`Module ${module ?? ''}: ${verb} refused. ${reason}`);
    }
    await this.#store.finish(id, 'refused', findings);
  }
}

interface About {
  id?: string;
  version?: string;
}

const PERFORMED = {
  add: (life: ModuleLife, errand: Errand) => life.add(errand),
  upgrade: (life: ModuleLife, errand: Errand) => life.upgrade(errand),
  rollback: (life: ModuleLife, errand: Errand) => life.rollback(errand),
  enable: (life: ModuleLife, errand: Errand) => life.enable(errand),
  disable: (life: ModuleLife, errand: Errand) => life.disable(errand),
  remove: (life: ModuleLife, errand: Errand) => life.remove(errand),
  check: (life: ModuleLife, errand: Errand) => life.check(errand),
};

const DONE = { add: 'added', upgrade: 'upgraded', rollback: 'rolled back', enable: 'enabled', disable: 'disabled', remove: 'removed', check: 'checked' };
