import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type Office } from '@demos/cli';

interface Line {
  process: string;
  requestId?: string;
  operation?: string;
}

describe('the logs of an office', () => {
  let office: Office;
  const dataDir = mkdtempSync(join(tmpdir(), 'demos-logs-'));

  beforeAll(async () => {
    office = await startOffice({ dataDir, port: 0, quiet: true, seed: false, logLevel: 'info' });
  });
  afterAll(async () => {
    await office?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const lines = () =>
    readdirSync(join(dataDir, 'logs'))
      .filter((name) => name !== 'postgres.log')
      .flatMap((name) => readFileSync(join(dataDir, 'logs', name), 'utf8').split('\n').filter(Boolean))
      .map((line) => JSON.parse(line) as Line);

  it('hold one request under one id in the gateway and in every module that it reached', async () => {
    const body = JSON.stringify({ query: 'query Both { me { user { id } } addressRoots { id } persons(filter: { text: "ив" }) { nodes { id } } }' });
    const response = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Internal ${office.systemToken('gateway', body)}` },
      body,
    });
    const id = response.headers.get('x-request-id');
    await response.text();
    await sleep(1_000);
    const of = lines().filter(({ requestId }) => requestId === id);
    expect(new Set(of.map((line) => line.process))).toEqual(new Set(['gateway', 'access', 'addresses', 'residents']));
  });
});
