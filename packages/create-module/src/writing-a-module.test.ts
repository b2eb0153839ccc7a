import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/writing-a-module.md`, 'utf8');
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const blocks = [...page.matchAll(/^```(\w+) ?(\S*)\n([^]*?)^```$/gm)].map(([, language = '', path = '', code = '']) => ({ language, path, code }));
const scripts = (JSON.parse(read('packages/create-module/template/package__dot__json')) as { scripts: Record<string, string> }).scripts;

describe('docs/writing-a-module.md', () => {
  it('shows no code but that of a file', () => {
    expect(blocks.length).toBeGreaterThan(10);
    expect(blocks.filter(({ language, path }) => language !== 'sh' && path === '')).toEqual([]);
  });

  it.each(blocks.filter(({ path }) => path !== ''))('quotes $path as it is: $code', ({ path, code }) => {
    expect(read(path), `docs/writing-a-module.md and ${path} differ: bring the page up to date`).toContain(code);
  });

  it('names only npm scripts that a new module has', () => {
    const named = [...page.matchAll(/npm (?:run )?(build|test|dev|pack|[a-z]+)\b/g)].map(([, name = '']) => name);
    const known = new Set([...Object.keys(scripts), 'pack', 'start', 'demos', 'run']);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('names only what the command line and the look of the office know', () => {
    const commands = read('packages/cli/src/commands/module/module.commands.ts');
    const look = read('web/src/lib/design/tokens.css');
    const verbs = [...page.matchAll(/demos (?:-- )?module ([a-z]+)/g)].map(([, verb = '']) => verb);
    const options = [...page.matchAll(/(?<=[ `])--[a-z][\w-]+/g)].map(([option]) => option);
    expect(verbs.length).toBeGreaterThan(5);
    expect(verbs.filter((verb) => !new RegExp(`command\\('${verb}\\b`).test(commands))).toEqual([]);
    expect(options.filter((option) => !commands.includes(`'${option}`) && !look.includes(`${option}:`))).toEqual([]);
  });

  it('promises a useful module in under sixty lines, and keeps it', () => {
    const lines = ['module', 'note.entity', 'note.resolver'].flatMap((file) => read(`examples/notes/src/${file}.ts`).trimEnd().split('\n'));
    expect(lines.length).toBeLessThan(60);
  });

  it('leads nowhere that is not there', () => {
    const links = [...page.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, path = '']) => path);
    const paths = [...page.matchAll(/`((?:examples|packages|docs)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect([...links, ...paths].filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  });
});
