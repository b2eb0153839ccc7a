import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/**
 * One script of the module in a place of the office: an ES module below `web.dir` with a `Contribution` as its default export.
 *
 * @example const panel: WebPart = { script: 'notes-panel.js', title: 'notes.title', permission: 'notes.read' };
 */
export interface WebPart {
  /** Path below `web.dir`: `notes-panel.js`. */
  script: string;
  /** Message key of its heading. */
  title?: string;
  /** Shown only to holders of this permission. */
  permission?: string;
}

/**
 * A page of the module, at `/m/<module>/<id>`.
 *
 * @example const page: WebPage = { id: 'recent', title: 'notes.recent', script: 'recent-page.js' };
 */
export interface WebPage extends WebPart {
  id: string;
  title: string;
}

/**
 * An entry in the menu of the office.
 *
 * @example const entry: WebMenuEntry = { id: 'recent', title: 'notes.recent', page: 'recent', icon: 'notebook' };
 */
export interface WebMenuEntry {
  id: string;
  title: string;
  /** Id of one of the module's pages. */
  page: string;
  /** A picture of the office: bell, calendar, chart, clipboard, file, globe, house, mail, map, notebook or users. */
  icon?: string;
  permission?: string;
}

/**
 * Something to do, offered in the list of actions and by a shortcut.
 *
 * @example const action: WebAction = { id: 'add', title: 'notes.add', script: 'add-note.js', shortcut: 'Alt+Shift+N', slot: 'person.aside' };
 */
export interface WebAction extends WebPart {
  id: string;
  title: string;
  /** A picture of the office, as for menu entries. */
  icon?: string;
  /** `Alt+Shift+N` */
  shortcut?: string;
  /** The slot on whose subject it acts; without it, it acts anywhere. */
  slot?: string;
}

/**
 * What a module adds to the office UI; loaded while the office works.
 *
 * @example const web: WebContributions = { dir: new URL('../web/', import.meta.url), slots: { 'person.aside': { script: 'notes-panel.js' } } };
 */
export interface WebContributions {
  /** Folder of the built ES modules, styles and pictures. */
  dir: URL;
  menu?: readonly WebMenuEntry[];
  pages?: readonly WebPage[];
  /** Slot of the office (`person.aside`) → what to show there. */
  slots?: Record<string, WebPart | readonly WebPart[]>;
  actions?: readonly WebAction[];
}

/** The contributions as the gateway and the browser get them, without the folder. */
export type WebManifest = Omit<WebContributions, 'dir' | 'slots'> & {
  slots: Record<string, readonly WebPart[]>;
  /** Changes whenever a file of the UI changes, so that browsers may keep the files for ever. */
  hash: string;
};

export function webManifest(web: WebContributions | undefined): WebManifest | null {
  if (!web) return null;
  const { dir, slots = {}, ...rest } = web;
  const lists = Object.entries(slots).map(([slot, parts]) => [slot, Array.isArray(parts) ? parts : [parts]]);
  return { ...rest, slots: Object.fromEntries(lists) as WebManifest['slots'], hash: hashOfFiles(dir) };
}

/** All scripts that the contributions name. */
export function scriptsOf(web: WebContributions): string[] {
  const manifest = webManifest(web);
  const parts = [...(manifest?.pages ?? []), ...(manifest?.actions ?? []), ...Object.values(manifest?.slots ?? {}).flat()];
  return [...new Set(parts.map(({ script }) => script))];
}

function hashOfFiles(dir: URL): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = new URL(name, dir);
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
