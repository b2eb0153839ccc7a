import { mayDo, type Actor } from '../identity/actor.js';
import type { Manifest } from '../registry/module-record.js';

type Part = Readonly<Record<string, unknown>>;

/** What a module adds to the screens, with the addresses of its scripts. */
export interface WebContributions {
  readonly menu: readonly Part[];
  readonly pages: readonly Part[];
  readonly slots: Readonly<Record<string, readonly Part[]>>;
  readonly actions: readonly Part[];
}

/** The part of a UI file's address that changes whenever the file may have changed. */
export function webVersion({ version, web }: Manifest): string {
  const hash: unknown = isPart(web) ? web['hash'] : undefined;
  return typeof hash === 'string' && /^[\w-]{4,64}$/.test(hash) ? `${version}+${hash.slice(0, 16)}` : version;
}

/** The contributions that the actor has the permissions for; undefined when the module has no screens. */
export function contributionsFor(actor: Actor, manifest: Manifest): WebContributions | undefined {
  const { web } = manifest;
  if (!isPart(web)) return undefined;
  const base = `/modules/${manifest.id}/${encodeURIComponent(webVersion(manifest)).replaceAll('%2B', '+')}/`;
  const parts = (value: unknown): Part[] => list(value).filter((part) => mayUse(actor, part)).map((part) => withAddress(part, base));
  const slots = Object.entries(isPart(web['slots']) ? web['slots'] : {}).map(([slot, value]) => [slot, parts(value)] as const);
  return {
    menu: parts(web['menu']),
    pages: parts(web['pages']),
    slots: Object.fromEntries(slots.filter(([, each]) => each.length > 0)),
    actions: parts(web['actions']),
  };
}

export function isEmpty({ menu, pages, slots, actions }: WebContributions): boolean {
  return menu.length + pages.length + actions.length + Object.keys(slots).length === 0;
}

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): Part[] {
  return (Array.isArray(value) ? value : [value]).filter(isPart);
}

function mayUse(actor: Actor, { permission }: Part): boolean {
  return typeof permission !== 'string' || mayDo(actor, permission);
}

function withAddress(part: Part, base: string): Part {
  return typeof part['script'] === 'string' ? { ...part, script: base + part['script'].replace(/^(\.?\/)+/, '') } : part;
}
