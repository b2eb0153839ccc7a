import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const modules = join(root, 'node_modules');
const stamps = join(modules, '.cache', 'demos');
const [task = 'start', ...args] = process.argv.slice(2);

const tasks = { start, demos, test, bench, build: async () => 0 };

if (!Object.hasOwn(tasks, task)) {
  console.error(`Unknown task "${task}". Known: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}

install();
if (isModern(process.versions.node) && process.env.DEMOS_RUNNER) {
  followParent();
  buildWhatChanged();
  process.exitCode = await tasks[task]();
} else {
  process.exitCode = await reexecute(modernNode());
}

function start() {
  return commandLine(['start', ...args]);
}

function demos() {
  return commandLine(args);
}

async function commandLine(words) {
  const main = join(root, 'packages', 'cli', 'dist', 'main.js');
  process.argv = [process.execPath, main, ...words];
  await import(pathToFileURL(main).href);
  return process.exitCode ?? 0;
}

function bench() {
  return run(process.execPath, [join(root, 'bench', 'dist', 'main.js'), ...args]);
}

async function test() {
  const report = join(tmpdir(), `demos-test-${process.pid}.json`);
  const vitest = join(modules, 'vitest', 'vitest.mjs');
  const code = await run(process.execPath, [
    vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args,
  ]);
  const count = readCounts(report);
  if (code !== 0 && count.failed === 0) count.failed = 1;
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  return count.failed === 0 ? 0 : code || 1;
}

function readCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const unloaded = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloaded.length,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function install() {
  const wanted = hash([readFileSync(join(root, 'package-lock.json'))]);
  if (existsSync(modules) && readStamp('install') === wanted) return;
  if (existsSync(join(modules, '.package-lock.json')) && !readStamp('install') && isComplete()) {
    writeStamp('install', wanted);
    return;
  }
  console.log('Installing packages (once, and after the lock file changes)…');
  if (npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('npm could not install the packages; its messages are above.');
    process.exit(1);
  }
  writeStamp('install', wanted);
}

function isComplete() {
  const installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => !path.startsWith('node_modules/') || entry.optional || installed[path]?.version === entry.version,
  );
}

function modernNode() {
  const candidates = () => [
    join(modules, 'node', 'bin', 'node'),
    join(modules, '.bin', 'node'),
    join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    join(stamps, 'node', 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node'),
  ];
  const works = (path) => {
    if (!existsSync(path)) return false;
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return status === 0 && isModern(stdout.trim().slice(1));
  };
  const present = candidates().find(works);
  if (present) return present;
  console.log('Fetching Node 24…');
  npm(['rebuild', 'node', '--loglevel=error']);
  if (!candidates().some(works)) {
    const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'));
    mkdirSync(join(stamps, 'node'), { recursive: true });
    writeFileSync(join(stamps, 'node', 'package.json'), '{"private":true}');
    npm(['install', '--no-save', '--prefix', join(stamps, 'node'), `node-${process.platform}-${process.arch}@${version}`]);
  }
  const fetched = candidates().find(works);
  if (fetched) return fetched;
  if (isModern(process.versions.node)) return process.execPath;
  console.error(`Node 24 could not be fetched and this is Node ${process.versions.node}; at least 22.17 is needed.`);
  process.exit(1);
}

function isModern(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 17);
}

function reexecute(node) {
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, DEMOS_RUNNER: String(process.pid) };
  const watch = process.env.npm_lifecycle_event ? parentLeaves : undefined;
  return run(node, [fileURLToPath(import.meta.url), task, ...args], { env, ipc: true, watch });
}

function parentLeaves(leave) {
  const parent = process.ppid;
  const timer = setInterval(() => process.ppid !== parent && leave(), 1000);
  timer.unref();
}

function followParent() {
  if (!process.channel) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

function run(command, words, { env = process.env, ipc = false, watch } = {}) {
  const child = spawn(command, words, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])] });
  const forward = (signal) => child.exitCode === null && child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  watch?.(() => forward('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function buildWhatChanged() {
  const wanted = sourceStamp();
  if (readStamp('build') === wanted && workspaces().every(isBuilt)) return;
  const turbo = join(modules, '.bin', 'turbo');
  const firstTime = !readStamp('build');
  if (firstTime) console.log('Building (the first time takes a minute)…');
  const { status, stdout, stderr } = spawnSync(turbo, ['run', 'build', '--output-logs=errors-only'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\nThe build failed; its messages are above.\n`);
    process.exit(1);
  }
  writeStamp('build', wanted);
}

function workspaces() {
  const { workspaces: patterns } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return patterns
    .flatMap((pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const folder = pattern.slice(0, -2);
      if (!existsSync(join(root, folder))) return [];
      return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
    })
    .filter((path) => existsSync(join(root, path, 'package.json')))
    .sort();
}

function isBuilt(path) {
  return ['dist', 'build'].some((folder) => existsSync(join(root, path, folder))) || !existsSync(join(root, path, 'src'));
}

function sourceStamp() {
  const marks = workspaces().flatMap((path) => fileMarks(join(root, path)));
  return hash([readFileSync(join(root, 'turbo.json')), readFileSync(join(root, 'package-lock.json')), marks.join('\n')]);
}

function fileMarks(folder) {
  const skipped = new Set(['node_modules', 'dist', 'build', '.turbo', '.svelte-kit', '.demos', 'coverage']);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !entry.name.endsWith('.test.ts'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return fileMarks(path);
      const { mtimeMs, size } = statSync(path);
      return [`${path} ${mtimeMs} ${size}`];
    });
}

function npm(words) {
  const command = process.env.npm_execpath?.endsWith('.js') ? process.execPath : 'npm';
  const prefix = command === 'npm' ? [] : [process.env.npm_execpath];
  return spawnSync(command, [...prefix, ...words], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

function readStamp(name) {
  const path = join(stamps, `${name}.stamp`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function writeStamp(name, text) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, `${name}.stamp`), text);
}

function hash(parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}
