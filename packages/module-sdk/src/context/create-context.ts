import { createHash } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { JWK } from 'jose';
import type { AccessLevel } from '../actor.js';
import type { Logger } from '../logger.js';
import { translate, type Catalogue, type Locale } from '../messages.js';
import type { ModuleDefinition } from '../module.js';
import { publish } from '../events/outbox.js';
import { signModuleToken } from '../module-token.js';
import type { InternalClaims } from '../token.js';
import type { Context, RequestActor, RestrictedField } from './context.js';
import { graphClient } from './graph-client.js';
import { applyOnce } from './idempotency.js';
import { createLoaders } from './loaders.js';
import { runTransaction } from './transaction.js';

/**
 * What a process of a module has, for all its requests.
 *
 * @example const runtime: ModuleRuntime = await openModule(module, readEnvironment());
 */
export interface ModuleRuntime {
  module: ModuleDefinition;
  orm: MikroORM;
  log: Logger;
  gatewayUrl: string;
  /** The module's own key; without it the module cannot act for itself. */
  moduleKey?: JWK;
  messages: Catalogue;
}

/**
 * What a request leaves behind for the answer beside its data.
 *
 * @example const { trace }: { trace: RequestTrace } = createContext(runtime, claims, token);
 */
export interface RequestTrace {
  restricted: Map<string, RestrictedField>;
  session?: string;
}

interface KyselyClient {
  executeQuery(query: { sql: string; parameters: readonly unknown[]; query: object; queryId: object }): Promise<{ rows: unknown[] }>;
}

function actorOf(claims: InternalClaims): RequestActor {
  const permissions = new Set(claims.can);
  const all = permissions.has('*');
  return {
    id: claims.sub,
    kind: claims.kind,
    name: claims.name,
    officeIds: claims.offices,
    can: (permission) => all || permissions.has(permission),
  };
}

function runSql<T>(em: EntityManager, text: string, params: readonly unknown[]): Promise<T[]> {
  const client = (em.getTransactionContext() ?? em.getConnection().getClient()) as KyselyClient;
  const query = { sql: text, parameters: params, query: { kind: 'RawNode' }, queryId: { queryId: text } };
  return client.executeQuery(query).then((result) => result.rows as T[]);
}

/** The header with which the module asks the gateway as itself. */
export async function moduleAuthorization({ module, moduleKey }: ModuleRuntime, body = ''): Promise<string> {
  if (!moduleKey) throw new Error(`Module ${module.id} has no key of its own. Start it by the supervisor, or set DEMOS_MODULE_KEY.`);
  return `Module ${await signModuleToken(moduleKey, module.id, body)}`;
}

/**
 * A context of one request and the trace that it leaves.
 *
 * @example
 * const { ctx } = createContext(runtime, claims, token);
 * await ctx.sql('select 1 as one');
 */
export function createContext(runtime: ModuleRuntime, claims: InternalClaims, token: string): { ctx: Context; trace: RequestTrace } {
  const { module, orm } = runtime;
  const trace: RequestTrace = { restricted: new Map() };
  const actor = actorOf(claims);
  const locale: Locale = claims.loc;
  const sensitive = module.sensitive ?? {};
  const filters = module.filters?.({
    id: claims.sub,
    kind: claims.kind,
    name: claims.name,
    officeIds: claims.offices,
    permissions: claims.can,
    fieldRights: claims.fields,
    permissionVersion: claims.pv,
  });

  const em = orm.em.fork() as EntityManager;
  for (const [name, params] of Object.entries(filters ?? {})) em.setFilterParams(name, params);

  const base = {
    moduleId: module.id,
    actor,
    locale,
    requestId: claims.rid,
    log: runtime.log.child({ requestId: claims.rid }),
    graph: graphClient(runtime.gatewayUrl, locale, () => `Internal ${token}`, (body) => moduleAuthorization(runtime, body)),
    session: {
      hash: claims.sid,
      start: (sessionToken: string) => void (trace.session = sessionToken),
      end: () => void (trace.session = ''),
    },
    level(coordinate: string): AccessLevel {
      if (claims.kind === 'system') return 'plain';
      return claims.fields[coordinate] ?? (coordinate in sensitive ? 'hidden' : 'plain');
    },
    restrict(coordinate: string, level: AccessLevel) {
      trace.restricted.set(coordinate, { coordinate, level, module: module.id });
    },
    t: (key: string, vars?: Parameters<Context['t']>[1]) => translate(runtime.messages, locale, key, vars),
    can: actor.can,
  };

  function scope(manager: EntityManager): Context {
    const ctx: Context = {
      ...base,
      em: manager,
      load: createLoaders(() => manager),
      sql: (text, params = []) => runSql(manager, text, params),
      transact: (work, options = {}) =>
        manager.isInTransaction() ? work(ctx) : runTransaction(manager, scope, work, options),
      publish: (event) => publish(ctx, event),
      once: (request, work) => applyOnce(ctx, request, work),
    };
    return ctx;
  }

  return { ctx: scope(em), trace };
}

/**
 * SHA-256 of a session token in hex: what is stored and passed on instead of the token.
 *
 * @example const stored = sessionHash(token); // 64 hexadecimal digits
 */
export function sessionHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
