import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from './test-office.js';
import type { TestOffice } from './test-office.js';

const ME = '{ me { user { login fullName } } }';

describe('a test office', () => {
  let first: TestOffice;
  let second: TestOffice;

  beforeAll(async () => {
    first = await testOffice({ seed: true });
    second = await testOffice({ seed: true });
  }, 240_000);
  afterAll(() => Promise.all([first.stop(), second.stop()]));

  it('lets a demo user in through the door and knows him afterwards', async () => {
    const clerk = await first.as('clerk');
    expect(await clerk.must(ME)).toEqual({ me: { user: { login: 'clerk', fullName: 'Соколова Анна Петровна' } } });
  });

  it('knows nobody who has not logged in, and refuses a wrong password', async () => {
    expect((await first.anonymous.query(ME)).data).toEqual({ me: null });
    await expect(first.as('clerk', 'wrong')).rejects.toThrow();
  });

  it('shares neither its data nor its sessions with another', async () => {
    const clerk = await first.as('clerk');
    const stranger = await fetch(`${second.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: clerk.cookie },
      body: JSON.stringify({ query: ME }),
    });
    expect(await stranger.json()).toMatchObject({ data: { me: null } });
  });

  it('works on the database of the run and boots no PostgreSQL of its own', () => {
    expect(existsSync(join(first.office.dataDir, 'postgres'))).toBe(false);
  });
});
