import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Actor, Locale } from '../identity/actor.js';
import type { Manifest } from '../registry/module-record.js';
import type { ModuleRegistry, ModuleStatus, RegisteredModule } from '../registry/module-registry.js';
import type { SupergraphKeeper } from '../supergraph/supergraph-keeper.js';
import { contributionsFor, isEmpty, isPart, type WebContributions } from './web-contributions.js';

type Messages = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

export interface ModuleNotice {
  readonly id: string;
  readonly version: string | null;
  readonly title: string;
  readonly status: ModuleStatus;
  /** Whether its present schema is part of the running graph. */
  readonly joined: boolean;
  readonly problem: string | null;
  readonly web: WebContributions | null;
  readonly messages: Messages | null;
}

interface BoardEvents {
  changed: [revision: string];
}

/** What the screens of the office may know of the modules, and a mark that changes whenever that does: the same in every gateway. */
export class ModuleBoard extends EventEmitter<BoardEvents> {
  readonly #registry: ModuleRegistry;
  readonly #keeper: () => SupergraphKeeper;
  #revision = '';
  #noticed: NodeJS.Immediate | undefined;

  constructor(registry: ModuleRegistry, keeper: () => SupergraphKeeper) {
    super();
    this.setMaxListeners(0);
    this.#registry = registry;
    this.#keeper = keeper;
    registry.on('noticed', () => this.notice());
  }

  get revision(): string {
    return (this.#revision ||= this.#mark());
  }

  /** Something may have changed; many such hints at once are one change. */
  notice(): void {
    this.#noticed ??= setImmediate(() => {
      this.#noticed = undefined;
      const mark = this.#mark();
      if (mark === this.#revision) return;
      this.#revision = mark;
      this.emit('changed', mark);
    });
  }

  /** For one reader: contributions that he has the rights for, of modules whose fields he can ask. */
  noticesFor(actor: Actor, locale: Locale): ModuleNotice[] {
    return this.#registry.modules.map((module) => {
      const { id, manifest, status } = module;
      const joined = this.#keeper().joined(module);
      const web = manifest && joined ? contributionsFor(actor, manifest) : undefined;
      const shown = web && !isEmpty(web) ? web : null;
      const messages = messagesOf(manifest);
      return {
        id,
        version: manifest?.version ?? null,
        title: titleOf(id, manifest, messages, locale),
        status,
        joined,
        problem: this.#keeper().problemOf(module),
        web: shown,
        messages: shown ? messages : null,
      };
    });
  }

  #mark(): string {
    const keeper = this.#keeper();
    const modules = this.#registry.modules.map((module) => [module.id, module.status, keeper.joined(module), keeper.problemOf(module), module.standing.granted ?? null, markOf(module)]);
    return createHash('sha256').update(JSON.stringify([keeper.id ?? null, ...modules.sort()])).digest('base64url').slice(0, 22);
  }
}

const marks = new WeakMap<Manifest, string>();

function markOf({ manifest }: RegisteredModule): string {
  if (!manifest) return '';
  let mark = marks.get(manifest);
  if (!mark) {
    mark = createHash('sha256').update(ordered([manifest.version, manifest['web'] ?? null, manifest['messages'] ?? null])).digest('base64url');
    marks.set(manifest, mark);
  }
  return mark;
}

/** A database does not keep the order of entries. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (isPart(each) ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))) : each));
}

function messagesOf(manifest: Manifest | undefined): Messages | null {
  const messages = manifest?.['messages'];
  if (!isPart(messages)) return null;
  return { ru: textsOf(messages['ru']), en: textsOf(messages['en']) };
}

function textsOf(value: unknown): Record<string, string> {
  return isPart(value) ? (value as Record<string, string>) : {};
}

function titleOf(id: string, manifest: Manifest | undefined, messages: Messages | null, locale: Locale): string {
  const title = manifest?.['title'];
  const keys = [typeof title === 'string' ? title : '', `${id}.title`, 'module.title', 'title'];
  const named = keys.map((key) => messages?.[locale][key]).find((text) => typeof text === 'string');
  return named ?? (typeof title === 'string' && title !== '' ? title : id);
}
