import { rmSync } from 'node:fs';
import { startOffice } from '@demos/cli';
import type { ModuleSource, Office } from '@demos/cli';
import { dataOf, readAnswer, readFileResult } from './answer.js';
import type { Answer, FileResult, QueryOptions } from './answer.js';
import { officeFolder } from './office-folder.js';
import { seededTemplate } from './seeded-template.js';
import { testDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

export interface TestOfficeOptions {
  /** With the demo town, its people and its users. */
  seed?: boolean;
  modules?: (string | ModuleSource)[];
}

export interface OfficeClient {
  query<T = Record<string, never>>(document: string, variables?: Record<string, unknown>, options?: QueryOptions): Promise<Answer<T>>;
  must<T>(document: string, variables?: Record<string, unknown>, options?: QueryOptions): Promise<T>;
  /** `residents/certificate/….pdf` */
  file(path: string): Promise<FileResult>;
  /** The session cookie as a browser would send it; empty when nobody has logged in. */
  cookie: string;
}

export interface TestOffice {
  url: string;
  office: Office;
  database: TestDatabase;
  /** Logs in through the gateway with a demo user's password. */
  as(login: string, password?: string): Promise<OfficeClient>;
  anonymous: OfficeClient;
  stop(): Promise<void>;
}

const DEMO_PASSWORD = 'demos-demo';

/**
 * A whole office in processes of its own, as in production, on a cloned database.
 *
 * @example
 * const office = await testOffice({ seed: true });
 * const clerk = await office.as('clerk');
 * await clerk.must('{ me { user { fullName } } }');
 */
export async function testOffice({ seed = false, modules }: TestOfficeOptions = {}): Promise<TestOffice> {
  const database = await testDatabase(seed ? await seededTemplate() : undefined);
  const dataDir = officeFolder();
  const office = await startOffice({ dataDir, port: 0, databaseUrl: database.adminUrl, modules, seed: false, quiet: true, logLevel: 'warn' });
  return {
    url: office.url,
    office,
    database,
    anonymous: clientOf(office.url, ''),
    as: async (login, password = DEMO_PASSWORD) => clientOf(office.url, await logIn(office.url, login, password)),
    async stop() {
      await office.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function clientOf(url: string, cookie: string): OfficeClient {
  const query = async <T>(document: string, variables: Record<string, unknown> = {}, { locale = 'ru' }: QueryOptions = {}) => {
    const headers = { 'content-type': 'application/json', 'x-demos-locale': locale, ...(cookie ? { cookie } : {}) };
    return readAnswer<T>(await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: document, variables }) }));
  };
  return {
    cookie,
    query,
    must: async <T>(...args: Parameters<typeof query>) => dataOf(await query<T>(...args)),
    file: async (path) => readFileResult(await fetch(`${url}/files/${path}`, { headers: cookie ? { cookie } : {} })),
  };
}

async function logIn(url: string, login: string, password: string) {
  const query = `mutation { login(input: { login: ${JSON.stringify(login)}, password: ${JSON.stringify(password)} }) { user { id } } }`;
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  dataOf(await readAnswer(response));
  if (!cookie) throw new Error(`The login of "${login}" gave no session cookie`);
  return cookie;
}
