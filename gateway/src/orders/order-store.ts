export const VERBS = ['add', 'upgrade', 'enable', 'disable', 'remove', 'rollback', 'check'] as const;

export type Verb = (typeof VERBS)[number];

export interface NewOrder {
  readonly id: string;
  readonly verb: Verb;
  readonly args: Readonly<Record<string, unknown>>;
  readonly actorId: string;
  readonly actorName: string;
}

/** Something to be done with a module; the supervisor carries it out. */
export interface Order extends NewOrder {
  readonly at: string;
  readonly state: 'waiting' | 'working' | 'done' | 'refused';
  readonly progress: readonly string[];
  readonly result: unknown;
  readonly finishedAt: string | null;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly verb: string;
  readonly module: string | null;
  readonly version: string | null;
  readonly outcome: 'done' | 'refused';
  readonly reason: string | null;
  readonly details: unknown;
}

export interface InstalledModule {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly sha256: string;
  readonly publisherKey: string | null;
  readonly state: 'enabled' | 'disabled';
  readonly granted: readonly string[];
  readonly asks: readonly string[];
  readonly previousVersion: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
}

export interface OrderStore {
  /** An order that was placed already is left as it is. */
  place(order: NewOrder): Promise<void>;
  find(id: string): Promise<Order | undefined>;
  latest(limit: number): Promise<Order[]>;
  journal(limit: number): Promise<JournalEntry[]>;
  installed(): Promise<InstalledModule[]>;
}
