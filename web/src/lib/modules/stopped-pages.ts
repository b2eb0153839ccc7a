const database = 'demos-modules';
const store = 'stopped';

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error('IndexedDB did not open'));
  });
}

async function inStore<Result>(mode: IDBTransactionMode, work: (pages: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const db = await open();
  try {
    return await new Promise((done, fail) => {
      const request = work(db.transaction(store, mode).objectStore(store));
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('IndexedDB did not answer'));
    });
  } finally {
    db.close();
  }
}

/** A page stopped answering while these parts of modules lived in it. */
export async function noteStopped(tab: string, keys: string[]): Promise<void> {
  await inStore('readwrite', (pages) => pages.put(keys, tab)).catch(() => undefined);
}

export async function forgetStopped(tab: string): Promise<void> {
  await inStore('readwrite', (pages) => pages.delete(tab)).catch(() => undefined);
}

/** The parts that lived in pages which never answered again. */
export async function takeStopped(): Promise<string[]> {
  try {
    const keys: string[][] = await inStore('readonly', (pages) => pages.getAll());
    if (keys.length > 0) await inStore('readwrite', (pages) => pages.clear());
    return keys.flat();
  } catch {
    return [];
  }
}
