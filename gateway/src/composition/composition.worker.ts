import { parentPort } from 'node:worker_threads';
import { composeChecked, judgeCandidate } from './candidate.ts';
import type { CandidateTask, CandidateVerdict, Service } from './candidate.ts';
import type { Problem } from './problem.ts';

export type CompositionTask = { readonly compose: readonly Service[] } | { readonly judge: CandidateTask };

export interface CompositionOutcome {
  readonly sdl?: string;
  readonly problems: readonly Problem[];
}

parentPort?.on('message', (task: CompositionTask) => void answer(task).then((outcome) => parentPort?.postMessage(outcome)));

async function answer(task: CompositionTask): Promise<CompositionOutcome | CandidateVerdict> {
  if ('judge' in task) return judgeCandidate(task.judge);
  const { sdl, problems } = composeChecked(task.compose);
  return { sdl, problems };
}
