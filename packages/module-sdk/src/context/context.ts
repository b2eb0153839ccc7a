import type { EntityManager } from '@mikro-orm/postgresql';
import type { AccessLevel, ActorKind } from '../actor.js';
import type { Translate, Variables } from '../errors.js';
import type { Logger } from '../logger.js';
import type { NewEvent } from '../events/event.js';
import type { Locale } from '../messages.js';
import type { GraphClient } from './graph-client.js';
import type { Loaders } from './loaders.js';

/**
 * The actor as a module sees him: his rights in this module alone.
 *
 * @example const ours = (actor: RequestActor) => actor.officeIds.includes(officeId) && actor.can('notes.read');
 */
export interface RequestActor {
  id: string;
  kind: ActorKind;
  name: string;
  officeIds: readonly string[];
  can(permission: string): boolean;
}

/** A field that was withheld, as the caller is told of it. */
export interface RestrictedField {
  coordinate: string;
  level: AccessLevel;
  module: string;
}

/**
 * How a transaction is remembered.
 *
 * @example await ctx.transact(async (tx) => void tx.em.assign(note, { text }), { reason: 'a slip of the pen' } satisfies TransactionOptions);
 */
export interface TransactionOptions {
  /** Why the change is made; kept in the history of every row that it touches. */
  reason?: string;
}

/**
 * A request that may come more than once.
 *
 * @example const request: OnceRequest = { id: input.id, operation: 'addNote', input };
 */
export interface OnceRequest {
  /** The id that the client made: the same id means the same request. */
  id: string;
  operation: string;
  input: unknown;
  reason?: string;
}

/**
 * What became of a request that may come more than once.
 *
 * @example const { resultId, replayed }: OnceResult = await ctx.once({ id: input.id, operation: 'addNote', input }, async () => ({ resultId: input.id }));
 */
export interface OnceResult {
  resultId: string;
  /** True when the request had been carried out before. */
  replayed: boolean;
}

/**
 * Opens and closes sessions; only the identity module's answer is listened to.
 *
 * @example ctx.session.start(token); // in the mutation that signs a user in
 */
export interface SessionControl {
  start(token: string): void;
  end(): void;
  readonly hash: string | undefined;
}

/**
 * All that a resolver or a service may know. There is no ambient state.
 *
 * @example
 * async function rename(ctx: Context, id: string, text: string): Promise<void> {
 *   if (!ctx.can('notes.write')) throw new Forbidden('notes.write');
 *   await ctx.transact((tx) => tx.sql('update note set text = $2 where id = $1', [id, text]));
 * }
 */
export interface Context {
  readonly moduleId: string;
  readonly em: EntityManager;
  readonly actor: RequestActor;
  readonly locale: Locale;
  readonly requestId: string;
  readonly log: Logger;
  readonly load: Loaders;
  readonly graph: GraphClient;
  readonly session: SessionControl;
  /** How much of a sensitive field the actor sees. */
  level(coordinate: string): AccessLevel;
  /** Tells the caller that a field was withheld. */
  restrict(coordinate: string, level: AccessLevel): void;
  t: Translate;
  can(permission: string): boolean;
  /** A query with `$1` parameters on the connection of the request or of its transaction. */
  sql<T extends object>(text: string, params?: readonly unknown[]): Promise<T[]>;
  /**
   * Runs the work in one transaction: history knows who and why, deadlocks are retried, changes are flushed.
   *
   * @example await ctx.transact(async (tx) => void tx.em.assign(note, { text }), { reason: input.reason });
   */
  transact<T>(work: (tx: Context) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Tells other modules what has happened, in the transaction of the change.
   *
   * @example await tx.publish({ type: 'registration.opened', subject: registration.id, data: { personId } });
   */
  publish(event: NewEvent): Promise<void>;
  /** `transact` that may be repeated: the same id and input give the first result, other input is a Conflict. */
  once(request: OnceRequest, work: (tx: Context) => Promise<{ resultId: string }>): Promise<OnceResult>;
}

export type { Variables };
