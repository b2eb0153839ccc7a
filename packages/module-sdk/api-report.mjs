import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Everything that a module may import, and every type that its declarations lead to, without comments. */
export function apiReport() {
  const sections = Object.entries(exports).map(([entry, { types }]) => `## ${join(name, entry)}\n\n\`\`\`ts\n${surfaceOf(join(root, types))}\n\`\`\`\n`);
  return [`# The public surface of ${name}\n`, `Written by \`npm run api -w ${name}\` after a build; a test compares it. A removed or narrowed line breaks modules: it needs a new major version.\n`, ...sections].join('\n');
}

function surfaceOf(entry) {
  const found = new Map();
  const passedOn = [];
  for (const { file, exported, whole } of exportsOf(entry)) whole ? passedOn.push(whole) : collect(file, exported, found);
  return [...passedOn.sort(), ...[...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))].join('\n');
}

const key = (statement) => statement.replace(/^export /, '').replace(/^(declare )?(abstract )?\w+ /, '');

function exportsOf(file) {
  const { statements, declared } = parsed(file);
  const own = [...declared].filter(([, text]) => text.startsWith('export ')).map(([exported]) => ({ file, exported }));
  const others = statements.flatMap((text) => {
    const [, all, names, source] = /^export (?:type )?(?:(\*)|\{([^}]*)\}) from '([^']+)'/.exec(text.replaceAll('"', "'")) ?? [];
    if (!source) return [];
    if (!source.startsWith('.')) return [{ whole: text.replace(/\s+/g, ' ') }];
    const target = resolved(file, source);
    return all ? exportsOf(target) : namesOf(names).map(({ from }) => ({ file: target, exported: from }));
  });
  return [...own, ...others];
}

function collect(file, wanted, found) {
  const { declared, imported, reexported } = parsed(file);
  const elsewhere = imported.get(wanted) ?? reexported.get(wanted);
  if (elsewhere && !declared.has(wanted)) return collect(elsewhere.file, elsewhere.from, found);
  const id = `${file}#${wanted}`;
  const text = declared.get(wanted);
  if (!text || found.has(id)) return;
  found.set(id, text.replace(/^declare /, 'export declare ').replace(/^(interface|type) /, 'export $1 '));
  for (const [, used] of text.matchAll(/\b([A-Z]\w*|(?<=typeof )\w+)\b/g)) collect(file, used, found);
}

const files = new Map();

function parsed(file) {
  if (!files.has(file)) files.set(file, parse(file));
  return files.get(file);
}

function parse(file) {
  const text = readFileSync(file, 'utf8').replace(/^\s*\/\*\*?[^]*?\*\/\n?/gm, '').replace(/^\/\/.*\n?/gm, '');
  const statements = text.split(/^(?=[a-z])/m).map((statement) => statement.trim()).filter(Boolean);
  const imported = new Map();
  const reexported = new Map();
  const declared = new Map();
  for (const statement of statements) {
    const [, direction, names, source] = /^(import|export) (?:type )?\{([^}]*)\} from ['"](\.[^'"]+)['"]/.exec(statement) ?? [];
    for (const { from, as } of source ? namesOf(names) : []) {
      (direction === 'import' ? imported : reexported).set(as, { file: resolved(file, source), from });
    }
    const [, declaredName] = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const|enum) (\w+)/.exec(statement) ?? [];
    if (declaredName) declared.set(declaredName, [declared.get(declaredName), statement].filter(Boolean).join('\n'));
  }
  return { statements, imported, reexported, declared };
}

function namesOf(list) {
  return list.split(',').map((name) => name.trim().replace(/^type /, '')).filter(Boolean).map((name) => {
    const [from, as = from] = name.split(' as ');
    return { from, as };
  });
}

const resolved = (file, source) => join(dirname(file), source.replace(/\.js$/, '.d.ts'));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'api.md'), apiReport());
