import type { ModuleStore } from './module.store.js';

/** Whether a process answers for the module; one that was killed may have left its entry behind. */
export async function isServed(store: ModuleStore, id: string): Promise<boolean> {
  const known = (await store.running()).find((each) => each.id === id);
  if (!known) return false;
  try {
    await fetch(`${known.url}/health`, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
}
