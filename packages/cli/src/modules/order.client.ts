import { userInfo } from 'node:os';
import pg from 'pg';
import type { Actor, ModuleStore, Order, Verb } from './module.store.js';

const LOOK_EVERY = 1_000;

/** Whoever is at the terminal, as the machine knows him. */
export function terminalActor(): Actor {
  const { username } = userInfo();
  return { id: `os:${username}`, name: username };
}

/** Gives an order and follows it until it is done or refused. */
export async function giveOrder(store: ModuleStore, verb: Verb, args: object, onStep: (text: string) => void): Promise<Order> {
  const listener = new pg.Client({ connectionString: store.url, application_name: 'demos-command' });
  let wake: () => void = () => undefined;
  listener.on('notification', () => wake());
  listener.on('error', () => undefined);
  await listener.connect();
  try {
    await listener.query('listen demos_order_changed');
    const id = await store.place(verb, args, terminalActor());
    for (let told = 0; ; ) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, LOOK_EVERY).unref();
      });
      const order = await store.findOrder(id);
      for (const text of order?.progress.slice(told) ?? []) onStep(text);
      told = order?.progress.length ?? told;
      if (order?.state === 'done' || order?.state === 'refused') return order;
      await changed;
    }
  } finally {
    await listener.end();
  }
}
