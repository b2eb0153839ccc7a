import type { InstalledModule, JournalEntry, NewOrder, Order, OrderStore } from './order-store.js';

/** Without a database nobody carries orders out: they wait. */
export class MemoryOrderStore implements OrderStore {
  readonly #orders = new Map<string, Order>();

  async place(order: NewOrder): Promise<void> {
    if (this.#orders.has(order.id)) return;
    this.#orders.set(order.id, { ...order, at: new Date().toISOString(), state: 'waiting', progress: [], result: null, finishedAt: null });
  }

  async find(id: string): Promise<Order | undefined> {
    return this.#orders.get(id);
  }

  async latest(limit: number): Promise<Order[]> {
    return [...this.#orders.values()].reverse().slice(0, limit);
  }

  async journal(): Promise<JournalEntry[]> {
    return [];
  }

  async installed(): Promise<InstalledModule[]> {
    return [];
  }
}
