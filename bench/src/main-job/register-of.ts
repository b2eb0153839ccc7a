import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Office } from '@demos/cli';
import { demoSeed, townPlan } from '@demos/demo-town';
import pg from 'pg';
import type { Sample } from './operations.js';

const DWELLINGS_A_TOWN = 2300;
const PEOPLE_A_DWELLING = 3;

/** Loads an invented register of `persons` people through the modules' own import commands. */
export async function loadRegister(office: Office, persons: number, say: (line: string) => void): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'demos-bench-'));
  const start = performance.now();
  try {
    const plan = townPlan({ scale: Math.max(1, Math.ceil(persons / PEOPLE_A_DWELLING / DWELLINGS_A_TOWN)) });
    for (const { module, command, args } of await demoSeed(folder, { plan, people: persons })) {
      const began = performance.now();
      const { code, output } = await office.runCommand(module, command, args);
      if (code !== 0) throw new Error(output);
      say(`  ${module} ${command}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return (performance.now() - start) / 1000;
}

/** People, surnames and flats of office 1 to ask for. */
export async function sampleOf(office: Office, officeId: string): Promise<Sample & { persons: number }> {
  const client = new pg.Client({ connectionString: office.databaseUrlFor('residents') });
  await client.connect();
  try {
    await client.query('analyze');
    const people = await client.query<{ id: string; surname: string }>(
      `select id, surname from person tablesample system (20) where $1 = any(office_ids) and surname is not null limit 5000`,
      [officeId],
    );
    const flats = await client.query<{ address_id: string }>('select address_id from dwelling where office_id = $1 limit 5000', [officeId]);
    const count = await client.query<{ n: string }>('select count(*) n from person');
    return {
      personIds: people.rows.map((row) => row.id),
      surnames: [...new Set(people.rows.map((row) => row.surname))],
      flatIds: flats.rows.map((row) => row.address_id),
      persons: Number(count.rows[0]?.n),
    };
  } finally {
    await client.end();
  }
}
