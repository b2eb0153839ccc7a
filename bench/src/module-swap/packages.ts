import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const example = fileURLToPath(new URL('../../../examples/notes/', import.meta.url));

export interface Packages {
  first: string;
  next: string;
  broken: string;
}

async function copyOf(folder: string, version: string): Promise<string> {
  const target = join(folder, `notes-${version}`);
  await mkdir(target, { recursive: true });
  for (const name of ['dist', 'messages', 'web', 'package.json']) await cp(join(example, name), join(target, name), { recursive: true });
  for (const name of ['package.json', join('dist', 'module.js')]) {
    const text = await readFile(join(target, name), 'utf8');
    await writeFile(join(target, name), text.replace(/(version"?: )(["'])[^"']+\2/, `$1$2${version}$2`));
  }
  return target;
}

/** The example of an add-on as an author would hand it over: a version, the next one, and one that does not run. */
export async function packagesIn(folder: string): Promise<Packages> {
  const [first, next, broken] = await Promise.all(['1.0.0', '1.1.0', '1.2.0'].map((version) => copyOf(folder, version)));
  if (!first || !next || !broken) throw new Error('the packages were not made');
  const main = join(broken, 'dist', 'main.js');
  const sound = await readFile(main, 'utf8');
  await writeFile(main, `if (process.argv[2] !== 'manifest') process.exit(3);\n${sound}`);
  return { first, next, broken };
}
