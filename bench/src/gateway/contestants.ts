import { fileURLToPath } from 'node:url';
import { PinnedProcess } from '../pinned-process.js';
import { hiveConfig, hiveProgram, peersFolder } from './peers.js';

export const GATEWAY_CORE = 0;
export const LOAD_CORE = 1;

export interface Surroundings {
  /** Where the modules listen. */
  urls: Record<string, string>;
  supergraphFile: string;
  execArgv: string[];
}

export interface Contestant {
  readonly name: string;
  /** Asks modules once for users who ask alike at the same time. */
  readonly sharesAnswers: boolean;
  open(surroundings: Surroundings, port: number): Promise<{ process: PinnedProcess; url: string }>;
}

const program = (name: string) => fileURLToPath(new URL(`./${name}.process.js`, import.meta.url));

export const ours: Contestant = {
  name: 'demos',
  sharesAnswers: false,
  async open({ urls, execArgv }) {
    const process = PinnedProcess.start<{ url: string }>({ file: program('demos-gateway'), args: [JSON.stringify(urls)], core: GATEWAY_CORE, execArgv });
    return { process, url: `${(await process.ready()).url}/graphql` };
  },
};

export const stock: Contestant = {
  name: 'apollo-stock',
  sharesAnswers: false,
  async open({ supergraphFile }) {
    const process = PinnedProcess.start<{ url: string }>({ file: program('stock-gateway'), args: [supergraphFile], core: GATEWAY_CORE });
    return { process, url: (await process.ready()).url };
  },
};

function hive(name: string, env: Record<string, string>, sharesAnswers: boolean): Contestant {
  return {
    name,
    sharesAnswers,
    async open({ supergraphFile }, port) {
      const process = PinnedProcess.start({
        file: hiveProgram,
        args: ['supergraph', supergraphFile, '--config-path', hiveConfig, '--host', '127.0.0.1', '--port', String(port), '--fork', '1', ...(env['BENCH_PLANNER'] === 'rust' ? [] : ['--jit'])],
        core: GATEWAY_CORE,
        cwd: peersFolder,
        env,
      });
      const url = `http://127.0.0.1:${port}/graphql`;
      await process.answersTo(async () => (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })).ok);
      return { process, url };
    },
  };
}

export const hives: Contestant[] = [
  hive('hive', { BENCH_PLANNER: 'default', BENCH_SHARE: '' }, false),
  hive('hive-rust', { BENCH_PLANNER: 'rust', BENCH_SHARE: '' }, false),
  hive('hive-shared', { BENCH_PLANNER: 'default', BENCH_SHARE: '1' }, true),
  hive('hive-rust-shared', { BENCH_PLANNER: 'rust', BENCH_SHARE: '1' }, true),
];
