import { GatewayClient } from '../../modules/gateway.client.js';
import { visitModules } from './module.visit.js';

export async function listCommand({ json = false }: { json?: boolean }): Promise<void> {
  await visitModules(async (store, url) => {
    const [installed, running, health] = await Promise.all([store.installed(), store.running(), new GatewayClient(url, () => '').statusOf()]);
    const now = (id: string) => (health[id]?.joined === false ? 'kept out' : (health[id]?.status ?? '–'));
    const own = running.filter(({ origin }) => origin === 'workspace').map(({ id, version }) => ({
      id, version: version ?? '–', state: 'office', now: now(id), publisher: '–', granted: '–', previous: '–',
    }));
    const guests = installed.map(({ id, version, state, publisherKey, granted, previous }) => ({
      id, version, state, now: now(id), publisher: publisherKey ?? 'unsigned', granted: granted.join(',') || '–', previous: previous?.version ?? '–',
    }));
    const trial = running.filter(({ id, origin }) => origin === 'installed' && !installed.some((each) => each.id === id)).map(({ id, version }) => ({
      id, version: version ?? '–', state: 'dev', now: now(id), publisher: 'unsigned', granted: '–', previous: '–',
    }));
    const rows = [...guests, ...trial, ...own];
    process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : table(['MODULE', 'VERSION', 'STATE', 'NOW', 'PUBLISHER', 'GRANTED', 'BEFORE'], rows.map((row) => Object.values(row))));
  });
}

export async function logCommand(id: string | undefined, { limit, json = false }: { limit: string; json?: boolean }): Promise<void> {
  await visitModules(async (store) => {
    const entries = await store.journal(Math.max(1, Number(limit) || 30), id);
    const rows = entries.map(({ at, actor, verb, module, version, outcome, reason }) => [
      at.toISOString().slice(0, 19).replace('T', ' '), actor.name, verb, [module ?? '', version ?? ''].join(' ').trim(), outcome, reason ?? '',
    ]);
    process.stdout.write(json ? `${JSON.stringify(entries, null, 2)}\n` : table(['WHEN (UTC)', 'WHO', 'WHAT', 'MODULE', 'OUTCOME', 'REASON'], rows));
  });
}

function table(head: string[], rows: string[][]) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`).join('');
}
