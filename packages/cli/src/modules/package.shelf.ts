import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { wrongWithId } from './module.names.js';
import { isRecord } from './package.manifest.js';
import { fetchPackage } from './package.source.js';
import { Refusal } from './refusal.js';

export interface ModulePackage {
  id: string;
  version: string;
  /** Absolute. */
  folder: string;
  main: string;
  source: string;
  sha256: string;
  publisherKey: string | null;
}

/** Where unpacked modules lie, each version in a folder of its own beside the platform's SDK. */
export class PackageShelf {
  readonly root: string;

  constructor(dataDir: string, platform: string) {
    this.root = join(dataDir, 'modules');
    mkdirSync(this.root, { recursive: true });
    linkSdk(this.root, platform);
  }

  async take(source: string): Promise<ModulePackage> {
    const staged = join(this.root, '.staging', randomUUID());
    mkdirSync(dirname(staged), { recursive: true });
    try {
      const { sha256, publisherKey } = await fetchPackage(source, staged);
      const { id, version, main, key } = readPackage(staged);
      if (publisherKey && key && key !== publisherKey) {
        throw new Refusal('OTHER_KEY', `The package is signed with another key than its package.json names. Sign it with the key of "demos.key".`);
      }
      const folder = this.folderOf(join(id, `${version}-${sha256.slice(0, 8)}`));
      if (!existsSync(folder)) {
        mkdirSync(dirname(folder), { recursive: true });
        renameSync(staged, folder);
      }
      return { id, version, folder, main: join(folder, main), source, sha256, publisherKey };
    } finally {
      rmSync(staged, { recursive: true, force: true });
      rmSync(`${staged}.tgz`, { force: true });
    }
  }

  /** The name that a folder has in the database: it stays true when the data is moved. */
  nameOf(folder: string): string {
    return relative(this.root, folder).split(sep).join('/');
  }

  folderOf(name: string): string {
    return join(this.root, name);
  }

  mainOf(name: string): string {
    const folder = this.folderOf(name);
    return join(folder, readPackage(folder).main);
  }

  keepOnly(names: ReadonlySet<string>): void {
    for (const id of readdirSync(this.root).filter((name) => name !== 'node_modules')) {
      for (const version of readdirSync(join(this.root, id))) {
        if (!names.has(`${id}/${version}`)) rmSync(join(this.root, id, version), { recursive: true, force: true });
      }
    }
  }
}

interface PackageFacts {
  id: string;
  version: string;
  main: string;
  key: string | undefined;
}

export function readPackage(folder: string): PackageFacts {
  const content = parse(join(folder, 'package.json'));
  const demos = isRecord(content.demos) ? content.demos : {};
  const { id, module, key } = demos;
  if (typeof id !== 'string' || typeof module !== 'string') {
    throw new Refusal('NO_MODULE', 'The package holds no module: its package.json needs "demos": { "id": "…", "module": "./dist/main.js" }.');
  }
  const wrong = wrongWithId(id);
  if (wrong) throw new Refusal('BAD_ID', `${wrong}. Choose another id in package.json and defineModule.`);
  const { version } = content;
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(version) || version.length > 60) {
    throw new Refusal('BAD_VERSION', `"${String(version)}" is no version. Write one like 1.0.0 into package.json and defineModule.`);
  }
  const main = relative(folder, resolve(folder, module));
  if (main.startsWith('..') || !existsSync(join(folder, main))) {
    throw new Refusal('NO_MODULE', `The package does not hold its main file ${module}. Build the module before it is packed.`);
  }
  return { id, version, main, key: typeof key === 'string' ? key : undefined };
}

function parse(file: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(content)) return content;
  } catch {
    // said below
  }
  throw new Refusal('PACKAGE_BROKEN', 'The package.json of the package cannot be read. Make the package with "npm pack".');
}

/** Modules find the platform's own SDK above them, whatever else their package brings. */
function linkSdk(root: string, platform: string) {
  const link = join(root, 'node_modules', '@demos', 'module-sdk');
  const target = join(platform, 'packages', 'module-sdk');
  if (existsSync(link) && realpathSync(link) === realpathSync(target)) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  symlinkSync(target, link, 'junction');
}
