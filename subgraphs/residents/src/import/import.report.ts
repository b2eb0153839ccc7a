import type { CommandIo, Context } from '@demos/module-sdk';
import type { Problem } from '../validation/problem.js';

const REPORTED_AT_MOST = 100;

/** Account of the rows: read = loaded + already there + refused. */
export class ImportReport {
  read = 0;
  loaded = 0;
  present = 0;
  refused = 0;

  constructor(
    private readonly ctx: Context,
    private readonly io: CommandIo,
    private readonly path: string,
  ) {}

  refuse(line: number, why: string): void {
    this.refused += 1;
    if (this.refused <= REPORTED_AT_MOST) this.io.print(`${this.path}:${line}: ${why}`);
  }

  refuseFor(line: number, problems: readonly Problem[]): void {
    this.refuse(line, problems.map(({ field, key, vars }) => `${field}: ${this.ctx.t(key, vars)}`).join('; '));
  }

  progress(): void {
    this.io.progress(`${this.read} read, ${this.loaded} loaded`);
  }

  close(): void {
    this.io.print(`${this.read} read = ${this.loaded} loaded + ${this.present} already there + ${this.refused} refused`);
  }
}
