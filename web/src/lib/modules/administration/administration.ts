export type Verb = 'add' | 'upgrade' | 'enable' | 'disable' | 'remove' | 'rollback' | 'check';

export interface Finding {
  code: string;
  message: string;
}

export interface SchemaChange {
  criticality: string;
  message: string;
}

export interface BrokenOperation {
  hash: string;
  operationName: string | null;
  message: string;
  uses?: number;
  lastSeen?: string;
}

export interface ModuleFacts {
  id: string;
  version: string;
  publisherKey: string | null;
  asks: string[];
  permissions: string[];
  granted?: string[];
  previousVersion?: string | null;
}

export interface OrderResult {
  problems?: Finding[];
  changes?: SchemaChange[];
  breaks?: BrokenOperation[];
  module?: ModuleFacts;
}

export interface Order {
  id: string;
  verb: Verb;
  args: { id?: string; source?: string };
  actorName: string;
  at: string;
  state: 'waiting' | 'working' | 'done' | 'refused';
  progress: string[];
  result: OrderResult | null;
  finishedAt: string | null;
}

export interface JournalEntry {
  seq: number;
  at: string;
  actorName: string;
  verb: Verb;
  module: string | null;
  version: string | null;
  outcome: 'done' | 'refused';
  reason: string | null;
}

export interface InstalledModule {
  id: string;
  version: string;
  source: string;
  publisherKey: string | null;
  state: 'enabled' | 'disabled';
  granted: string[];
  previousVersion: string | null;
}

interface Notice {
  id: string;
  version: string | null;
  title: string;
  status: string;
  problem: string | null;
}

/** What `GET /platform/modules` says to whoever manages modules. */
export interface Administration {
  modules: Notice[];
  manage?: { installed: InstalledModule[]; orders: Order[]; journal: JournalEntry[] };
}

export interface ModuleRow {
  id: string;
  title: string;
  version: string;
  /** Absent: it runs no more, or not yet. */
  status?: string;
  problem: string | null;
  installed?: InstalledModule;
}

/** All modules, the ones that are switched off as well; those of the office itself come last. */
export function rowsOf({ modules, manage }: Administration): ModuleRow[] {
  const installed = new Map(manage?.installed.map((module) => [module.id, module]));
  const running = modules.map(({ id, title, version, status, problem }) => ({ id, title, version: version ?? '', status, problem, installed: installed.get(id) }));
  const known = new Set(running.map(({ id }) => id));
  const off = [...installed.values()].filter(({ id }) => !known.has(id)).map((module) => ({ id: module.id, title: module.id, version: module.version, problem: null, installed: module }));
  return [...running, ...off].sort((a, b) => Number(!a.installed) - Number(!b.installed) || a.title.localeCompare(b.title));
}

export const isOver = ({ state }: Order) => state === 'done' || state === 'refused';

/** Enough of a key to compare it with the one on paper. */
export const shortKey = (key: string) => (key.length > 16 ? `${key.slice(0, 8)}…${key.slice(-6)}` : key);
