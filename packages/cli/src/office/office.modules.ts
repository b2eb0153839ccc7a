import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEnvironment } from '../environment.js';
import { OfficeError } from './office.error.js';

export interface ModuleSource {
  id: string;
  main: string;
}

interface PackageFile {
  name?: string;
  demos?: { module?: string; id?: string };
}

/** Every subgraph that says `"demos": { "module": … }` is a module of the office; nothing lists them by name. */
export function discoverModules(root: string): ModuleSource[] {
  const folder = join(root, 'subgraphs');
  const found = existsSync(folder) ? readdirSync(folder).flatMap((name) => readModule(join(folder, name))) : [];
  const twice = found.find(({ id }, index) => found.findIndex((other) => other.id === id) !== index);
  if (twice) throw new OfficeError(`Two packages declare the module "${twice.id}"; a module id must be unique.`);
  return found.sort((a, b) => a.id.localeCompare(b.id));
}

export function workspaceModules(): ModuleSource[] {
  return discoverModules(readEnvironment().root);
}

export function readModule(folder: string): ModuleSource[] {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return [];
  const { name = '', demos } = JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
  if (!demos?.module) return [];
  const id = demos.id ?? (name.split('/').at(-1) ?? '').replaceAll('-', '_');
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(id)) throw new OfficeError(`${file}: "${id}" is no module id (2–31 small letters, digits and _).`);
  return [{ id, main: resolve(folder, demos.module) }];
}
