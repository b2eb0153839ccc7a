import { openSecrets, provision } from '@demos/cli';
import { bodyHash, createContext, loadMessages, signInternalToken, startModule } from '@demos/module-sdk';
import type { Context, ModuleDefinition, ModuleEnvironment, ModuleRuntime } from '@demos/module-sdk';
import { dataOf, readAnswer, readFileResult } from './answer.js';
import type { Answer, FileResult, QueryOptions } from './answer.js';
import { readTestCluster } from './environment.js';
import { silentLog } from './silent-log.js';
import { startStandInGraph } from './stand-in-graph.js';
import type { GraphAnswer } from './stand-in-graph.js';
import { deliver } from './deliver.js';
import type { DeliveredEvent } from './deliver.js';
import { claimsOf } from './test-actor.js';
import type { TestActor } from './test-actor.js';
import { testDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

export interface ModuleTestOptions {
  /** Answers the module's own questions to the rest of the graph. */
  graph?: GraphAnswer;
  /** A database that the test keeps itself; by default a fresh clone that goes with the module. */
  database?: TestDatabase;
}

export interface ModuleClient {
  query<T = Record<string, never>>(document: string, variables?: Record<string, unknown>, options?: QueryOptions): Promise<Answer<T>>;
  /** As `query`, but errors are thrown. */
  must<T>(document: string, variables?: Record<string, unknown>, options?: QueryOptions): Promise<T>;
  /** What the gateway does to reach an entity from another module. */
  entities<T>(representations: { __typename: string; id: string; [field: string]: unknown }[], selection: string): Promise<Answer<{ _entities: T[] }>>;
  file(path: string): Promise<FileResult>;
  /** A context as the module's resolvers get it, for tests of its functions. */
  context(): Context;
}

export interface ModuleUnderTest {
  url: string;
  sdl: string;
  database: TestDatabase;
  as(actor: TestActor): ModuleClient;
  /** The platform itself: may do everything. */
  system: ModuleClient;
  /** What the module answers the platform at a path of its own, such as `/manifest`. */
  json(path: string): Promise<unknown>;
  /** Gives the module an event of another one, as its feed would; resolves when it has taken effect. */
  deliver(event: DeliveredEvent): Promise<void>;
  /** Ends the module and starts it again on the same database. */
  restart(): Promise<void>;
  /** Runs a command that the module declares; returns what it printed. */
  command(name: string, ...args: string[]): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Runs a module in this process, on a database of its own and as its own role, behind the signed transport.
 *
 * @example
 * const t = await moduleUnderTest(notes);
 * afterAll(() => t.stop());
 * const answer = await t.as({ permissions: ['notes.read'] }).query('{ notes { text } }');
 */
export async function moduleUnderTest(module: ModuleDefinition, options: ModuleTestOptions = {}): Promise<ModuleUnderTest> {
  const secrets = openSecrets(readTestCluster().dataDir);
  const database = options.database ?? (await testDatabase());
  await provideSchema(database, module.id, secrets);
  const graph = await startStandInGraph(options.graph ?? noGraph);
  const environment: ModuleEnvironment = {
    databaseUrl: database.urlFor(module.id),
    publicKey: secrets.keys.publicKey,
    gatewayUrl: graph.url,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'fatal',
    systemToken: undefined,
    poolSize: 6,
  };
  let running = await startModule(module, environment);
  const runtime: ModuleRuntime = { module, orm: running.orm, log: silentLog, gatewayUrl: graph.url, messages: loadMessages(module.messages) };

  const sign = (actor: TestActor, body: string, locale?: QueryOptions['locale']) =>
    signInternalToken(secrets.keys.privateKey, { ...claimsOf(actor, module.id, locale), bh: bodyHash(body) });

  const as = (actor: TestActor): ModuleClient => {
    const query = async <T>(document: string, variables: Record<string, unknown> = {}, { locale }: QueryOptions = {}) => {
      const body = JSON.stringify({ query: document, variables });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await sign(actor, body, locale)}` };
      return readAnswer<T>(await fetch(`${running.url}/graphql`, { method: 'POST', headers, body }));
    };
    return {
      query,
      must: async <T>(...args: Parameters<typeof query>) => dataOf(await query<T>(...args)),
      entities: (representations, selection) =>
        query(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`, { representations }),
      file: async (path) =>
        readFileResult(await fetch(`${running.url}/files/${path}`, { headers: { authorization: `Bearer ${await sign(actor, '')}` } })),
      context: () => createContext(runtime, claimsOf(actor, module.id), '').ctx,
    };
  };
  const system = as({ kind: 'system' });
  return {
    url: running.url,
    sdl: running.sdl,
    database,
    as,
    system,
    async json(path) {
      const response = await fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${await sign({ kind: 'system' }, '')}` } });
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
      return response.json();
    },
    deliver: (event) => deliver(module, () => system.context(), event),
    async restart() {
      await running.stop();
      running = await startModule(module, environment);
      runtime.orm = running.orm;
    },
    async command(name, ...args) {
      const printed: string[] = [];
      const command = module.commands?.[name];
      if (!command) throw new Error(`Module ${module.id} declares no command "${name}"`);
      await command.run(system.context(), args, { print: (line) => void printed.push(line), progress: () => undefined });
      return printed;
    },
    async stop() {
      await running.stop();
      await graph.stop();
      if (!options.database) await database.drop();
    },
  };
}

async function provideSchema(database: TestDatabase, moduleId: string, secrets: ReturnType<typeof openSecrets>) {
  const known = await database.sql('select from pg_namespace where nspname = $1', [moduleId]);
  if (!known.length) await provision(database.adminUrl, [moduleId], secrets);
}

function noGraph(document: string): never {
  throw new Error(`The module asked the graph, but the test gives no answers (option "graph"): ${document}`);
}
