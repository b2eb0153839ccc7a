import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { apiReport } from '../api-report.mjs';

const source = fileURLToPath(new URL('.', import.meta.url));
const place = fileURLToPath(new URL('../dist/examples/', import.meta.url));
const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc');

const surface = [...(apiReport().split(/^## /m)[1] ?? '').matchAll(/^export (?:declare )?(?:interface|type|class|function|const) (\w+)/gm)].map(([, name]) => name);

const SURROUNDINGS = `
import { ${surface.join(', ')} } from '@demos/module-sdk';
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from '@demos/module-sdk/graphql';
import { Migration } from '@demos/module-sdk/orm';
import { createLogger } from '@demos/module-sdk/logger';
import { TOKEN_ISSUER } from '@demos/module-sdk/token';
declare const ctx: Context, tx: Context, module: ModuleDefinition, runtime: ModuleRuntime, claims: InternalClaims, registration: Reference;
declare const privateKey: Parameters<typeof signInternalToken>[0], publicKey: typeof privateKey, error: unknown, target: HTMLElement;
declare const token: string, body: string, text: string, id: string, personId: string, addressId: string, officeId: string, databaseUrl: string, issuer: string;
declare const input: { id: string; text: string; reason: string }, note: Note;
@ObjectType() class Note { id!: string; personId!: string; text!: string }
class NoteResolver {}
class FirstTables extends Migration { override up(): void {} }
`;

const settings = {
  compilerOptions: {
    target: 'es2023', lib: ['es2024', 'dom'], module: 'nodenext', types: ['node'], strict: true, noEmit: true, skipLibCheck: true,
    experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false,
  },
  include: ['*.ts'],
};

function examplesOf(file: string): string[] {
  const comments = readFileSync(join(source, file), 'utf8').match(/\/\*\*[^]*?\*\//g) ?? [];
  return comments.flatMap((comment) => {
    const [, example = ''] = comment.split('@example');
    return example ? [example.replace(/\*\/$/, '').replace(/^\s*\* ?/gm, '').trim()] : [];
  });
}

/** An example that imports is a whole file; any other stands where a module's author would write it. */
const asFile = (example: string): string =>
  /^import /m.test(example) ? example : `${SURROUNDINGS}\nexport async function example() {\n${example.replace(/^export default /m, 'return ')}\n}\n`;

it('every example of the documentation compiles', () => {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const examples = files.flatMap((file) => examplesOf(file).map((example, n) => ({ name: `${file.replaceAll(/\W/g, '-')}-${n}.ts`, example })));
  for (const { name, example } of examples) writeFileSync(join(place, name), asFile(example));
  writeFileSync(join(place, 'components.d.ts'), `declare module '*.svelte' { import type { Component } from 'svelte'; const component: Component<{ api: import('@demos/module-sdk/web').ContributionApi }>; export default component }`);
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(settings));
  expect(examples.length).toBeGreaterThan(80);
  expect(problemsIn(place)).toBe('');
  rmSync(place, { recursive: true });
});

function problemsIn(folder: string): string {
  try {
    return execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
