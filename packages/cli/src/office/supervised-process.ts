import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { openLineLog } from './log-lines.js';
import type { OfficeConsole } from './office.console.js';
import { OfficeError } from './office.error.js';

const ERROR_LEVEL = 50;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
const SETTLED_AFTER = 30_000;

export interface ReadyMessage {
  type: 'ready';
  id?: string;
  url: string;
}

export interface ProcessPlan {
  name: string;
  main: string;
  env: NodeJS.ProcessEnv;
  dataDir: string;
  console: OfficeConsole;
  onLaunch(): void;
  onReady(message: ReadyMessage): Promise<void>;
  /** It has ended by itself; how, in words. */
  onEnd?(how: string): void;
}

/** A child process that is started again whenever it ends by itself, later and later while it keeps ending. */
export class SupervisedProcess {
  readonly ready: Promise<void>;
  url: string | undefined;
  restarts = 0;
  #child: ChildProcess | undefined;
  #stopping = false;
  #pause = FIRST_PAUSE;
  #timer: NodeJS.Timeout | undefined;
  #announce: () => void = () => undefined;
  readonly #log;

  constructor(readonly plan: ProcessPlan) {
    this.ready = new Promise((resolve) => (this.#announce = resolve));
    this.#log = openLineLog(plan.dataDir, plan.name, ({ level, text }) => {
      if (level >= ERROR_LEVEL) plan.console.error(`${plan.name}: ${text}`);
    });
    this.#launch();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.url !== undefined;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#child?.kill(signal);
  }

  /** Ends it at once and for good. */
  abandon(): void {
    this.#stopping = true;
    clearTimeout(this.#timer);
    this.kill();
  }

  async stop(patience = 3000): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const force = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(force);
    }
    this.#log.close();
  }

  #launch() {
    const started = Date.now();
    const child = spawn(process.execPath, [this.plan.main], {
      env: this.plan.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    const lastWords: string[] = [];
    if (child.stdout) this.#log.follow(child.stdout);
    if (child.stderr) this.#log.follow(child.stderr);
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords.push(String(chunk));
      if (lastWords.length > 20) lastWords.shift();
    });
    child.on('message', (message) => void this.#hear(child, message));
    child.once('error', (error) => this.plan.console.error(`${this.plan.name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => this.#ended(code, signal, Date.now() - started, lastWords.join('')));
  }

  async #hear(child: ChildProcess, message: unknown) {
    if (!isReady(message)) return;
    while (child === this.#child && !this.#stopping) {
      try {
        await this.plan.onReady(message);
        this.url = message.url;
        return this.#announce();
      } catch (error) {
        this.plan.console.error(`${this.plan.name}: ${error instanceof Error ? error.message : String(error)}`);
        if (error instanceof OfficeError) return;
        await delay(FIRST_PAUSE);
      }
    }
  }

  #ended(code: number | null, signal: string | null, lived: number, lastWords: string) {
    this.#child = undefined;
    this.url = undefined;
    if (this.#stopping) return;
    if (lived > SETTLED_AFTER) this.#pause = FIRST_PAUSE;
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    this.plan.console.error(`${this.plan.name} ${how}; it is started again in ${this.#pause / 1000} s${reasonIn(lastWords)}`);
    this.plan.onEnd?.(`${how}${reasonIn(lastWords)}`);
    if (this.#stopping) return;
    this.restarts += 1;
    this.#timer = setTimeout(() => {
      this.#launch();
      this.plan.onLaunch();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}

function isReady(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready' && 'url' in message;
}

/** The one line of a crash report that says what happened; all of it is in the log. */
function reasonIn(text: string) {
  const lines = text.trim().split('\n').map((line) => line.trim()).filter(Boolean);
  const reason = lines.find((line) => /^[\w.]*(error|exception)\b[^:]*: /i.test(line)) ?? lines[0];
  return reason ? `: ${reason}` : '';
}
