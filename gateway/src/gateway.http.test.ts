import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, people } from '../test-support/modules.js';
import { Office, SESSION } from '../test-support/office.js';

const SCRIPT = 'globalThis.started = true;';
const COOKIE = { cookie: `demos_session=${SESSION}` };

describe('HTTP', () => {
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(office.gateway.url);
      request({ hostname, port, path, headers: COOKIE }, (response) => resolve(response.resume().statusCode)).once('error', reject).end();
    });
  const webDir = mkdtempSync(join(tmpdir(), 'demos-web-'));
  let office: Office;

  beforeAll(async () => {
    mkdirSync(join(webDir, '_app', 'immutable'), { recursive: true });
    writeFileSync(join(webDir, 'index.html'), `<!doctype html><script>${SCRIPT}</script>`);
    writeFileSync(join(webDir, '_app', 'immutable', 'a.js'), 'export {}');
    const file = (path: string, { sub }: { sub: string }) =>
      path === '/files/card/%D0%B0.pdf?copy=1' && sub === 'u1'
        ? { status: 200, contentType: 'application/pdf', body: '%PDF-1.7' }
        : { status: 403, contentType: 'application/json', body: '{"errors":[{"message":"no"}]}' };
    office = await Office.open([doorkeeper, { ...people, file }], { webDir });
  });
  afterAll(async () => {
    await office.close();
    rmSync(webDir, { recursive: true });
  });

  describe('GraphQL over HTTP', () => {
    const fetchSignedIn = (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...COOKIE } });
    const audits = serverAudits({ url: () => `${office.gateway.url}/graphql`, fetchFn: fetchSignedIn });
    it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
      const result = await audit.fn();
      expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
    });
    it('has all 61 audits', () => expect(audits).toHaveLength(61));
  });

  it('brings the file of a module to the holder of the session', async () => {
    const response = await fetch(`${office.gateway.url}/files/people/card/%D0%B0.pdf?copy=1`, { headers: COOKIE });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'application/pdf', '%PDF-1.7']);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  });

  it('passes on why a file is refused', async () => {
    const response = await fetch(`${office.gateway.url}/files/people/card/%D0%B0.pdf?copy=1`);
    expect([response.status, await response.json()]).toEqual([403, { errors: [{ message: 'no' }] }]);
  });

  it('serves screens that were built anew meanwhile, under the policy of their own scripts', async () => {
    const page = () => fetch(`${office.gateway.url}/people`).then((response) => response.headers.get('content-security-policy') ?? '');
    const before = await page();
    writeFileSync(join(webDir, 'index.html'), `<!doctype html><script>${SCRIPT};again()</script>`);
    rmSync(join(webDir, '_app', 'immutable', 'a.js'));
    writeFileSync(join(webDir, '_app', 'immutable', 'b.js'), 'export {}');
    expect(await page()).not.toBe(before);
    expect((await fetch(`${office.gateway.url}/_app/immutable/b.js`)).status).toBe(200);
    expect((await fetch(`${office.gateway.url}/_app/immutable/a.js`)).status).toBe(404);
    writeFileSync(join(webDir, 'index.html'), `<!doctype html><script>${SCRIPT}</script>`);
    writeFileSync(join(webDir, '_app', 'immutable', 'a.js'), 'export {}');
  });

  it('knows no files of modules that there are not, and nothing beside files', async () => {
    expect((await fetch(`${office.gateway.url}/files/nobody/a.pdf`, { headers: COOKIE })).status).toBe(503);
    for (const path of ['/files/people/%2e%2e/%2e%2e/manifest', '/files/people/../../manifest', '/files/people/..%2fmanifest']) {
      expect([path, await statusOf(path)]).not.toEqual([path, 200]);
    }
    expect((await fetch(`${office.gateway.url}/files/people`, { headers: COOKIE })).status).toBe(404);
    expect((await fetch(`${office.gateway.url}/files/people/a.pdf`, { method: 'POST', headers: COOKIE })).status).toBe(405);
  });

  it('serves the page for every path of the web, with a policy that allows just its own scripts', async () => {
    for (const path of ['/', '/persons/1']) {
      const response = await fetch(office.gateway.url + path);
      expect(await response.text()).toContain(SCRIPT);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`);
      expect(policy).toContain("frame-ancestors 'self'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('lets hashed files be kept for ever and does not take the page for a missing one', async () => {
    expect((await fetch(`${office.gateway.url}/_app/immutable/a.js`)).headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${office.gateway.url}/_app/immutable/gone.js`)).status).toBe(404);
  });

  it('tells its health without addresses', async () => {
    const health = await (await fetch(`${office.gateway.url}/health`)).text();
    expect(JSON.parse(health)).toMatchObject({ status: 'live', ready: true, modules: { people: { status: 'up', version: '1.0.0' } } });
    expect(health).not.toContain('http');
    expect(health).toContain('"problem":null');
    expect(await (await fetch(`${office.gateway.url}/health`, { headers: { 'x-forwarded-for': '10.0.0.7' } })).text()).not.toContain('problem');
  });
});
