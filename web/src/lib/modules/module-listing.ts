export interface WebPart {
  /** Where the script is, with the edition of the module's screens in it. */
  url: string;
  edition: string;
  /** Its path below that edition. */
  script: string;
  title?: string;
  permission?: string;
}

export interface WebPage extends WebPart {
  id: string;
  title: string;
}

export interface WebMenuEntry {
  id: string;
  title: string;
  page: string;
  icon?: string;
  permission?: string;
}

export interface WebAction extends WebPart {
  id: string;
  title: string;
  icon?: string;
  shortcut?: string;
  slot?: string;
}

export interface ModuleUi {
  menu: WebMenuEntry[];
  pages: WebPage[];
  slots: Record<string, WebPart[]>;
  actions: WebAction[];
}

export type ModuleMessages = Record<string, Record<string, string>>;

/** A module of the office as the browser knows it. */
export interface OfficeModule {
  id: string;
  version: string;
  title: string;
  status: string;
  ui: ModuleUi;
  messages: ModuleMessages;
}

export interface Listing {
  revision: string;
  modules: OfficeModule[];
}

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const objects = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : []);
const optional = <Key extends string>(source: Loose, ...keys: Key[]) =>
  Object.fromEntries(keys.filter((key) => typeof source[key] === 'string').map((key) => [key, source[key]])) as Partial<Record<Key, string>>;

const scriptAddress = /^\/modules\/([^/]+)\/([\w.+%-]+)\/((?:[\w@+-][\w@.+-]*\/)*[\w@+-][\w@.+-]*)$/;

/** Only scripts of the module's own folder. */
function partsOf(id: string, value: unknown): WebPart[] {
  return objects(Array.isArray(value) ? value : [value]).flatMap((part) => {
    const [url, module, edition, script] = scriptAddress.exec(text(part.script)) ?? [];
    return url && edition && script && module === id ? [{ url, edition, script, ...optional(part, 'title', 'permission') }] : [];
  });
}

function uiOf(id: string, value: unknown): ModuleUi {
  const web = isObject(value) ? value : {};
  const partsIn = (list: unknown) => partsOf(id, list);
  const named = (list: unknown) => objects(list).filter(({ id, title }) => text(id) && text(title));
  return {
    menu: named(web.menu).map((entry) => ({ id: text(entry.id), title: text(entry.title), page: text(entry.page), ...optional(entry, 'icon', 'permission') })),
    pages: named(web.pages).flatMap((page) => partsIn(page).map((part) => ({ ...part, id: text(page.id), title: text(page.title) }))),
    slots: Object.fromEntries(Object.entries(isObject(web.slots) ? web.slots : {}).map(([slot, parts]) => [slot, partsIn(parts)])),
    actions: named(web.actions).flatMap((action) =>
      partsIn(action).map((part) => ({ ...part, id: text(action.id), title: text(action.title), ...optional(action, 'icon', 'shortcut', 'slot') })),
    ),
  };
}

function messagesOf(value: unknown): ModuleMessages {
  if (!isObject(value)) return {};
  const catalogues = Object.entries(value).filter((entry): entry is [string, Loose] => isObject(entry[1]));
  return Object.fromEntries(catalogues.map(([locale, texts]) => [locale, optional(texts, ...Object.keys(texts)) as Record<string, string>]));
}

/** What strangers wrote into their manifests is taken only as far as it has the right shape. */
export function readListing(content: unknown): Listing {
  const listing = isObject(content) ? content : {};
  const modules = objects(listing.modules)
    .filter(({ id }) => /^[a-z][a-z0-9_-]*$/.test(text(id)))
    .map((module) => ({
      id: text(module.id),
      version: text(module.version),
      title: text(module.title) || text(module.id),
      status: text(module.status),
      ui: uiOf(text(module.id), module.web),
      messages: messagesOf(module.messages),
    }));
  return { revision: text(listing.revision), modules };
}

/** The next list, in which a module that is as it was is the same object, so that its panels stay untouched. */
export function mergeModules(known: readonly OfficeModule[], next: readonly OfficeModule[]): OfficeModule[] {
  const before = new Map(known.map((module) => [module.id, module]));
  return next.map((module) => {
    const former = before.get(module.id);
    return former && JSON.stringify(former) === JSON.stringify(module) ? former : module;
  });
}

export interface ModuleDifferences {
  added: string[];
  removed: string[];
  upgraded: string[];
}

export function differences(known: readonly OfficeModule[], next: readonly OfficeModule[]): ModuleDifferences {
  const before = new Map(known.map(({ id, version }) => [id, version]));
  const after = new Set(next.map(({ id }) => id));
  return {
    added: next.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    removed: known.filter(({ id }) => !after.has(id)).map(({ id }) => id),
    upgraded: next.filter(({ id, version }) => before.has(id) && before.get(id) !== version).map(({ id }) => id),
  };
}
