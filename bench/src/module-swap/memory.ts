import { fileURLToPath } from 'node:url';
import { PinnedProcess } from '../pinned-process.js';

export interface MemoryOfSwaps {
  /** MiB in use after each twentieth swap. */
  used: number[];
  /** Supergraphs kept at the end. */
  versions: number;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Adds and takes out a module again and again, straight in the registry, and reads what stays in memory. */
export async function memoryOfSwaps(times: number): Promise<MemoryOfSwaps> {
  const modules = PinnedProcess.start<{ urls: Record<string, string> }>({ file: at('../gateway/subgraphs.process.js'), core: 1 });
  try {
    const { urls } = await modules.ready();
    const args = [urls, ['inventory'], ['{ topProducts { upc inStock } }'], [times]].map((each) => JSON.stringify(each));
    const gateway = PinnedProcess.start<MemoryOfSwaps>({ file: at('./swapping-gateway.process.js'), args, core: 0, execArgv: ['--expose-gc'] });
    try {
      return await gateway.ready(60_000 + times * 2_000);
    } finally {
      await gateway.stop();
    }
  } finally {
    await modules.stop();
  }
}
