import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkClone } from './clone.js';
import { moduleNameOf, type ModuleName } from './module-name.js';
import { ScaffoldError } from './scaffold.error.js';

export interface CreateOptions {
  /** Folder that `name` is relative to; by default the current one. */
  cwd?: string;
}

export interface CreatedModule {
  id: string;
  folder: string;
  files: string[];
  /** Whether the packages of the clone are linked; else `npm install` fetches them. */
  linked: boolean;
}

const template = fileURLToPath(new URL('../template/', import.meta.url));

/**
 * Writes a small working module into a new folder: entity, resolver, rules, texts, panel and test.
 *
 * @throws ScaffoldError when the name or the folder cannot be used
 * @example createModule('pet-licences');
 */
export function createModule(name: string, { cwd = process.cwd() }: CreateOptions = {}): CreatedModule {
  const folder = resolve(cwd, name);
  const names = moduleNameOf(folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new ScaffoldError(`${folder} is not empty. Choose another name, or empty it.`);
  const files = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(template.length))
    .sort();
  for (const file of files) write(join(folder, fill(file, names)), fill(readFileSync(join(template, file), 'utf8'), names));
  return { id: names.id, folder, files: files.map((file) => fill(file, names)), linked: linkClone(folder) };
}

/** npm never packs a `.gitignore` and reads every `package.json` as a package: in the template they have other names. */
function fill(text: string, { id, typeName, fieldName, packageName, title }: ModuleName): string {
  const values: Record<string, string> = { id, Type: typeName, field: fieldName, package: packageName, title, dot: '.' };
  return text.replace(/__(id|Type|field|package|title|dot)__/g, (_hole, name: string) => values[name] ?? '');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
