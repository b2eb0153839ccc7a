import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentWith } from './environment.js';

const CLOCK_TICK_MS = 10;
const PATIENCE_MS = 60_000;

export const mayPin = spawnSync('taskset', ['--version']).status === 0;

/** Keeps a process that runs already on one core. */
export function pin(pid: number, core: number): void {
  if (mayPin) spawnSync('taskset', ['-a', '-cp', String(core), String(pid)]);
}

export interface ProcessOptions {
  file: string;
  args?: string[];
  core: number;
  cwd?: string;
  env?: Record<string, string>;
  execArgv?: string[];
}

/** A Node process on a core of its own, with what it has used so far. */
export class PinnedProcess<Ready = unknown> {
  readonly #child: ChildProcess;
  readonly #output: string[] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => this.#output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => this.#output.push(chunk.toString()));
  }

  static start<Ready>({ file, args = [], core, cwd, env, execArgv = [] }: ProcessOptions): PinnedProcess<Ready> {
    const child = fork(file, args, { cwd, execArgv, env: environmentWith(env), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    pin(child.pid ?? 0, core);
    return new PinnedProcess<Ready>(child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The message by which our own processes say that they listen. */
  async ready(patienceMs = PATIENCE_MS): Promise<Ready> {
    const message = once(this.#child, 'message').then(([content]) => content as Ready);
    const exit = once(this.#child, 'exit').then(() => this.#broken('ended before it listened'));
    return Promise.race([message, exit, sleep(patienceMs, undefined, { ref: false }).then(() => this.#broken('did not listen in time'))]);
  }

  /** For a process that says nothing: asks until there is an answer. */
  async answersTo(question: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await question().catch(() => false))) {
      if (Date.now() > deadline || this.#child.exitCode !== null) this.#broken('does not answer');
      await sleep(100);
    }
  }

  /** Milliseconds of processor time, all threads together; undefined where the system does not tell. */
  cpuMs(): number | undefined {
    const file = `/proc/${this.pid}/stat`;
    if (!existsSync(file)) return undefined;
    const fields = readFileSync(file, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS;
  }

  memoryMiB(): number | undefined {
    const file = `/proc/${this.pid}/status`;
    if (!existsSync(file)) return undefined;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
    await exit;
    clearTimeout(force);
  }

  #broken(what: string): never {
    throw new Error(`process ${this.pid} ${what}:\n${this.#output.join('').slice(-2_000)}`);
  }
}
