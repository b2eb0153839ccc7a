import type { CandidateTask, CandidateVerdict } from '../composition/candidate.js';
import { CompositionGaveUp, CompositionThread } from '../composition/composition-thread.js';
import type { Problem } from '../composition/problem.js';
import type { InternalTokens } from '../identity/internal-token.js';
import type { OperationStore } from '../operations/operation-store.js';
import { PLATFORM_VERSION } from '../platform-version.js';
import { isPart } from '../platform/web-contributions.js';
import { parseManifest, type Manifest } from '../registry/module-record.js';
import type { ModuleRegistry } from '../registry/module-registry.js';
import type { SupergraphKeeper } from '../supergraph/supergraph-keeper.js';
import { CandidateVisit, CannotJoin } from './candidate-visit.js';
import { dependents, requirementProblems, type Present } from './requirements.js';

export interface CandidateCheckOptions {
  registry: ModuleRegistry;
  keeper: SupergraphKeeper;
  operations: OperationStore;
  /** Writes what was used a moment ago, so that the check knows of it. */
  flush: () => Promise<void>;
  tokens: InternalTokens;
  patienceMs?: number;
  composeMs?: number;
}

export interface Candidate {
  readonly id: string;
  /** Where its process listens, when it runs already. */
  readonly url?: string;
  /** What it printed of itself, when it does not run. */
  readonly manifest?: unknown;
  /** It is to go. */
  readonly without: boolean;
}

export interface CheckReport extends CandidateVerdict {
  readonly ok: boolean;
  readonly id: string;
  readonly version: string | null;
}

const MOST_OPERATIONS = 2_000;
const COMPOSE_MS = 15_000;
const NOTHING: CandidateVerdict = { problems: [], changes: [], breaks: [] };

/** Tells what a change of modules would do, in a thread of its own and beside the running graph. */
export class CandidateCheck {
  readonly #options: CandidateCheckOptions;
  readonly #thread: CompositionThread;

  constructor(options: CandidateCheckOptions) {
    this.#options = options;
    this.#thread = new CompositionThread(options.composeMs ?? COMPOSE_MS);
  }

  async report(candidate: Candidate): Promise<CheckReport> {
    try {
      const manifest = candidate.without ? undefined : await this.#manifestOf(candidate);
      const named = manifest ? this.#formalProblems(manifest) : dependents(candidate.id, this.#present());
      const verdict = await this.#judge(candidate.id, manifest);
      return reportOf(candidate.id, manifest?.version ?? null, { ...verdict, problems: [...named, ...verdict.problems] });
    } catch (error) {
      if (error instanceof CannotJoin) return reportOf(candidate.id, null, { ...NOTHING, problems: [error.problem] });
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.#thread.stop();
  }

  /** The manifest of a process counts for more than one on paper, and both must say the same. */
  async #manifestOf({ id, url, manifest: told }: Candidate): Promise<Manifest> {
    const onPaper = isPart(told) ? parse(id, told) : undefined;
    if (url === undefined) {
      if (!onPaper) throw new CannotJoin('GARBAGE', `Module "${id}" has no manifest`, id);
      return onPaper;
    }
    const visit = new CandidateVisit(id, url, this.#options);
    try {
      const manifest = await visit.manifest();
      if (onPaper && (onPaper.sdl !== manifest.sdl || onPaper.version !== manifest.version)) {
        throw new CannotJoin('MANIFEST_DIFFERS', `Module "${id}" says something else at /manifest than its package does; build the package anew`, id);
      }
      await visit.greet();
      return onPaper ? { ...onPaper, ...manifest } : manifest;
    } finally {
      await visit.end();
    }
  }

  #formalProblems(manifest: Manifest): Problem[] {
    const foreign = manifest.permissions.filter((permission) => !permission.startsWith(`${manifest.id}.`));
    return [
      ...foreign.map((permission): Problem => ({ code: 'FOREIGN_PERMISSION', message: `Module "${manifest.id}" declares permission ${permission}; its permissions begin with "${manifest.id}."`, module: manifest.id })),
      ...requirementProblems(manifest, this.#present(), PLATFORM_VERSION),
    ];
  }

  #present(): Present[] {
    return this.#options.registry.modules.map(({ id, manifest }) => ({ id, version: manifest?.version, requires: manifest?.requires ?? {} }));
  }

  async #judge(candidateId: string, manifest: Manifest | undefined): Promise<CandidateVerdict> {
    const { keeper, operations, flush } = this.#options;
    await flush();
    const task: CandidateTask = {
      candidateId,
      present: keeper.services.map(({ name, sdl }) => ({ name, sdl })),
      candidate: manifest && { name: manifest.id, sdl: manifest.sdl },
      claims: { sensitive: texts(manifest?.['sensitive']), rules: rulesIn(manifest?.['rules']) },
      operations: await operations.recent(MOST_OPERATIONS),
    };
    try {
      return await this.#thread.run<CandidateVerdict>({ judge: task });
    } catch (error) {
      if (!(error instanceof CompositionGaveUp)) throw error;
      return { ...NOTHING, problems: [{ code: 'TOO_SLOW_TO_COMPOSE', message: `The schema of module "${candidateId}" cannot be composed: ${error.message}`, module: candidateId }] };
    }
  }
}

function parse(id: string, told: object): Manifest {
  try {
    return parseManifest(id, told);
  } catch (error) {
    throw new CannotJoin('GARBAGE', `Module "${id}" has a manifest that cannot be used: ${error instanceof Error ? error.message : String(error)}`, id);
  }
}

function reportOf(id: string, version: string | null, { problems, changes, breaks }: CandidateVerdict): CheckReport {
  return { ok: problems.length === 0 && breaks.length === 0, id, version, problems, changes, breaks };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** As coordinates, or as the object of a module's definition. */
function rulesIn(value: unknown): string[] {
  if (!isPart(value)) return texts(value);
  return Object.entries(value).flatMap(([type, rules]) => (isPart(rules) ? Object.keys(rules).map((field) => (field === '*' ? type : `${type}.${field}`)) : [type]));
}
