import 'reflect-metadata';

export { actsEverywhere, ANONYMOUS, SYSTEM, type AccessLevel, type Actor, type ActorKind } from './actor.js';
export type {
  Context,
  OnceRequest,
  OnceResult,
  RequestActor,
  RestrictedField,
  SessionControl,
  TransactionOptions,
} from './context/context.js';
export { createContext, sessionHash, type ModuleRuntime, type RequestTrace } from './context/create-context.js';
export { GraphRefused, type GraphClient, type GraphProblem } from './context/graph-client.js';
export { type Loaders } from './context/loaders.js';
export { sqlState, violatedConstraint } from './context/transaction.js';
export {
  Conflict,
  Forbidden,
  GuardedInput,
  InvalidInput,
  NotFound,
  RuleViolated,
  Unauthenticated,
  UserError,
  type FieldProblem,
  type Translate,
  type Variables,
} from './errors.js';
export { drainFeed, startConsumers, type ConsumerOptions, type Feed, type FetchFeed } from './events/consumer.js';
export { FEED_START, type DomainEvent, type NewEvent } from './events/event.js';
export { entriesOn, type Directories, type DirectoryEntry } from './directory.js';
export { externalEntity, type Reference } from './external.js';
export { historyOf, rowsAsOf, type HistoryPage, type HistoryRow } from './history.js';
export { loadMessages, LOCALES, missingKeys, type Catalogue, type Locale } from './messages.js';
export {
  defineModule,
  PLATFORM_VERSION,
  type CommandIo,
  type EventConsumer,
  type ModuleEvents,
  type FileAnswer,
  type FileRequest,
  type FileRoute,
  type ModuleCommand,
  type ModuleDefinition,
  type ReferenceLoader,
  type SensitiveField,
  type TrackedTable,
  type TypeRules,
} from './module.js';
export { anyOf, definePermissions, everyone, signedIn, type AccessRule, type AnyOf, type Permissions } from './permissions.js';
export type { WebAction, WebContributions, WebManifest, WebMenuEntry, WebPage, WebPart } from './web/contributions.js';
export type { Contribution, ContributionApi, Mounted, Subject } from './web/api.js';
export { signModuleToken } from './module-token.js';
export { buildModuleSchema, type BuiltSchema } from './schema/build-schema.js';
export { DayScalar, PartialDateScalar } from './schema/scalars.js';
export { readEnvironment, type ModuleEnvironment } from './server/environment.js';
export { serveModule } from './server/serve-module.js';
export { openModule, startModule, type RunningModule } from './server/start-module.js';
export { bodyHash, signInternalToken, verifyInternalToken, type InternalClaims, type VerifiedClaims, type VerifyOptions } from './token.js';
export { v7 as uuidv7 } from 'uuid';
