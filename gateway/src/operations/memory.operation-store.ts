import type { OperationStore, OperationUse, RecordedOperation } from './operation-store.js';

export class MemoryOperationStore implements OperationStore {
  readonly #operations = new Map<string, RecordedOperation>();

  async record(uses: readonly OperationUse[]): Promise<void> {
    for (const use of uses) {
      const before = this.#operations.get(use.hash)?.uses ?? 0;
      this.#operations.set(use.hash, { ...use, uses: before + use.uses, lastSeen: new Date().toISOString() });
    }
  }

  async recent(limit: number): Promise<RecordedOperation[]> {
    return [...this.#operations.values()].sort((one, other) => (one.lastSeen < other.lastSeen ? 1 : -1)).slice(0, limit);
  }
}
