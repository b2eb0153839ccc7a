import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readEnvironment } from '../../environment.js';
import type { OrderResult } from '../../modules/module.life.js';
import type { ModuleStore, Order, Verb } from '../../modules/module.store.js';
import { giveOrder } from '../../modules/order.client.js';
import type { Findings } from '../../modules/refusal.js';
import { terminalConsole } from '../../office/office.console.js';
import { visitModules } from './module.visit.js';

interface PackageOptions {
  grant?: string;
  allowUnsigned?: boolean;
  acceptBreaks?: boolean;
}

export function addCommand(source: string, options: PackageOptions): Promise<void> {
  return bring('add', { source: located(source) }, options);
}

export function upgradeCommand(id: string, source: string, options: PackageOptions): Promise<void> {
  return bring('upgrade', { id, source: located(source) }, options);
}

export function plainCommand(verb: Verb) {
  return (id: string, options: PackageOptions): Promise<void> => visitModules(async (store) => tell(await give(store, verb, { id, ...options })));
}

export async function removeCommand(id: string, { purge = false, yes = false }: { purge?: boolean; yes?: boolean }): Promise<void> {
  if (purge && !yes && isTerminal() && !(await confirm(`Delete all data of module "${id}" for good?`))) return say('Nothing was done.');
  await visitModules(async (store) => tell(await give(store, 'remove', { id, purge })));
}

export async function checkCommand(packageOrId: string, { allowUnsigned }: PackageOptions): Promise<void> {
  await visitModules(async (store) => {
    const isPackage = !(await store.findInstalled(packageOrId));
    const source = located(packageOrId);
    const order = await give(store, 'check', isPackage ? { source, allowUnsigned } : { id: packageOrId });
    const { problems = [], breaks = [] } = order.result as Findings;
    tellFindings(order.result as Findings);
    if (problems.length || (isPackage && breaks.length) || order.state === 'refused') process.exitCode = 1;
    else say(isPackage ? 'It fits.' : 'Nothing else would miss it.');
  });
}

/** Shows what the module wants for itself before anything is done. */
async function bring(verb: 'add' | 'upgrade', order: { id?: string; source: string }, { grant, ...options }: PackageOptions) {
  await visitModules(async (store) => {
    const granted = grant === undefined && isTerminal() ? await askForGrant(store, order, options) : readGrant(grant);
    if (granted === undefined) return say('Nothing was done.');
    tell(await give(store, verb, { ...order, ...options, grant: granted }));
  });
}

async function askForGrant(store: ModuleStore, order: { source: string }, { allowUnsigned }: PackageOptions) {
  const check = await give(store, 'check', { ...order, allowUnsigned });
  if (check.state === 'refused') return tell(check);
  const { module } = check.result as OrderResult;
  const fresh = module.asks.filter((ask) => !module.granted?.includes(ask));
  say(`${module.id} ${module.version}, ${module.publisherKey ? `signed with key ${module.publisherKey}` : 'signed by nobody'}`);
  if (!fresh.length) return module.asks;
  say(['It asks for:', ...fresh.map((ask) => `  ${ask}`)].join('\n'));
  return (await confirm('Grant this?')) ? module.asks : undefined;
}

function readGrant(grant: string | undefined): true | string[] {
  if (grant === 'all') return true;
  return grant ? grant.split(',').map((each) => each.trim()).filter(Boolean) : [];
}

function give(store: ModuleStore, verb: Verb, args: object): Promise<Order> {
  const console = terminalConsole(process.stderr);
  return giveOrder(store, verb, args, (text) => console.progress(`${text}…`)).finally(() => process.stderr.isTTY && process.stderr.write('\r\u001b[2K'));
}

function tell({ verb, state, result }: Order): undefined {
  const findings = result as OrderResult;
  if (state === 'refused') {
    process.stderr.write(`✖ ${findings.problems[0]?.message ?? 'Refused.'}\n`);
    for (const { message } of findings.problems.slice(1)) process.stderr.write(`  ${message}\n`);
    for (const { operationName, message } of findings.breaks) process.stderr.write(`  ${operationName ?? 'an operation'}: ${message}\n`);
    process.exitCode = 1;
    return undefined;
  }
  const { id, version } = findings.module;
  const breaks = findings.breaks.length ? ` ${findings.breaks.length} recorded operations no longer fit the schema.` : '';
  say(`✔ ${id} ${version}: ${DONE[verb]}.${breaks}`);
  return undefined;
}

const DONE: Record<Verb, string> = {
  add: 'added',
  upgrade: 'upgraded',
  rollback: 'back again',
  enable: 'enabled',
  disable: 'disabled',
  remove: 'removed',
  check: 'checked',
};

function tellFindings({ problems, changes, breaks }: Findings) {
  for (const { message } of problems) say(`✖ ${message}`);
  for (const { operationName, message } of breaks) say(`✖ breaks ${operationName ?? 'an operation'}: ${message}`);
  for (const { criticality, message } of changes) say(`${criticality === 'BREAKING' ? '-' : '+'} ${message}`);
}

function located(source: string) {
  return /^https?:/.test(source) ? source : resolve(readEnvironment().callerDir, source);
}

function isTerminal() {
  return process.stdin.isTTY && process.stdout.isTTY;
}

async function confirm(question: string) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|д|да)$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

function say(text: string): undefined {
  process.stdout.write(`${text}\n`);
  return undefined;
}
