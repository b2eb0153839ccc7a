import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoOffice } from './office.js';
import { demoSeed, type SeedCommand } from './seed.js';
import { townPlan } from './town/town.plan.js';

describe('the seed of a demonstration', () => {
  let folder: string;
  let commands: SeedCommand[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-seed-'));
    commands = await demoSeed(join(folder, 'new'), { people: 40 });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is loaded by the modules themselves: addresses, then the office, then the people', () => {
    expect(commands.map(({ module, command }) => `${module} ${command}`)).toEqual(['addresses import', 'access import', 'residents import']);
  });

  it('holds a person a line', async () => {
    const lines = (await readFile(commands[2]!.args[0]!, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(40);
    expect(JSON.parse(lines[0]!)).toMatchObject({ person: { surname: 'Ковалёв' }, documents: [{ kind: 'RF_PASSPORT' }], registrations: [{ kind: 'RESIDENCE' }] });
  });

  it('gives each demonstration user a known role at a known office', () => {
    const { offices, roles, users } = demoOffice(townPlan());
    const known = new Set([...offices.map(({ code }) => code), ...roles.map(({ code }) => code)]);
    expect(users.map(({ login }) => login)).toEqual(['clerk', 'clerk2', 'chief', 'analyst', 'administrator']);
    expect(users.flatMap((user) => user.roles).filter(({ role, office }) => !known.has(role) || !known.has(office))).toEqual([]);
  });

  it('lets the analyst see no numbers of documents and the administrator no people', () => {
    const role = (code: string) => demoOffice(townPlan()).roles.find((candidate) => candidate.code === code);
    expect(role('analyst')?.fieldRights).toEqual({ 'IdentityDocument.series': 'hidden', 'IdentityDocument.number': 'hidden' });
    expect(role('analyst')?.permissions.filter((permission) => /write|print|history/.test(permission))).toEqual([]);
    expect(role('administrator')?.permissions.filter((permission) => permission.startsWith('residents.'))).toEqual([]);
  });
});
