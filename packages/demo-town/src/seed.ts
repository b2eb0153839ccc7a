import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeTownArchive } from './archive/archive.writer.js';
import { demoOffice } from './office.js';
import { demoPeople } from './people/demo.people.js';
import { townPlan, type TownPlan } from './town/town.plan.js';

export interface SeedCommand {
  module: string;
  command: string;
  args: string[];
}

export interface SeedOptions {
  plan?: TownPlan;
  people?: number;
}

function* peopleLines(plan: TownPlan, count: number): Generator<string> {
  let chunk = '';
  for (const person of demoPeople(plan, count)) {
    chunk += `${JSON.stringify(person)}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

/** Writes `count` people as one JSON object a line. */
export async function writePeople(path: string, plan: TownPlan, count = 2000): Promise<void> {
  await pipeline(Readable.from(peopleLines(plan, count), { objectMode: false }), createWriteStream(path));
}

/** Writes the demonstration files into `directory`; returns the module commands that load them, in order. */
export async function demoSeed(directory: string, { plan = townPlan(), people = 2000 }: SeedOptions = {}): Promise<SeedCommand[]> {
  const [town, office, residents] = ['town.zip', 'office.json', 'people.ndjson'].map((name) => join(directory, name)) as [string, string, string];
  await mkdir(directory, { recursive: true });
  await Promise.all([writeTownArchive(town, plan), writeFile(office, `${JSON.stringify(demoOffice(plan), null, 2)}\n`), writePeople(residents, plan, people)]);
  return [
    { module: 'addresses', command: 'import', args: [town] },
    { module: 'access', command: 'import', args: [office] },
    { module: 'residents', command: 'import', args: [residents] },
  ];
}
