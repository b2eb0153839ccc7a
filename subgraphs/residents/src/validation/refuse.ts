import { InvalidInput, RuleViolated } from '@demos/module-sdk';
import type { Problem } from './problem.js';

export function refuseIfAny(problems: readonly Problem[]): void {
  const [first] = problems;
  if (!first) return;
  const broken = problems.every((found) => found.rule) ? first.rule : undefined;
  throw broken ? new RuleViolated(broken, first.key, first.vars, problems) : new InvalidInput(problems);
}
