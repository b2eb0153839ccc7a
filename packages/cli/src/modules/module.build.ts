import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { OfficeConsole } from '../office/office.console.js';
import { OfficeError } from '../office/office.error.js';

const QUIET = 250;

/** What a module is made of when it runs; its sources are the compiler's affair. */
const BUILT = ['dist', 'messages', 'web', 'package.json'];

/** Keeps a module built while its author writes. */
export class ModuleBuild {
  readonly #folder: string;
  readonly #tsc: string | undefined;
  readonly #console: OfficeConsole;
  readonly #watchers: FSWatcher[] = [];
  #compiler: ChildProcess | undefined;

  constructor(folder: string, root: string, console: OfficeConsole) {
    this.#folder = folder;
    this.#console = console;
    const compilers = [folder, root].map((place) => join(place, 'node_modules', 'typescript', 'bin', 'tsc'));
    this.#tsc = existsSync(join(folder, 'tsconfig.json')) ? compilers.find((file) => existsSync(file)) : undefined;
  }

  /** Builds it once and goes on building whatever changes. */
  async first(): Promise<void> {
    if (!this.#tsc) return;
    const { status, stdout } = spawnSync(process.execPath, [this.#tsc, '-p', 'tsconfig.json'], { cwd: this.#folder, encoding: 'utf8' });
    if (status !== 0) throw new OfficeError(`The module does not compile:\n${stdout}`);
    this.#compiler = spawn(process.execPath, [this.#tsc, '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'], { cwd: this.#folder, stdio: ['ignore', 'pipe', 'ignore'] });
    if (!this.#compiler.stdout) return;
    createInterface({ input: this.#compiler.stdout }).on('line', (line) => {
      if (/error TS\d+/.test(line)) this.#console.error(line);
    });
  }

  onChange(changed: () => void): void {
    let timer: NodeJS.Timeout | undefined;
    const notice = () => {
      clearTimeout(timer);
      timer = setTimeout(changed, QUIET);
    };
    for (const name of BUILT.filter((each) => existsSync(join(this.#folder, each)))) {
      this.#watchers.push(watch(join(this.#folder, name), { recursive: name !== 'package.json' }, notice));
    }
  }

  stop(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#compiler?.kill();
  }
}
