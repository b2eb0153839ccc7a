import { satisfies, validRange } from 'semver';
import type { MikroORM, EntityClass, Constructor } from '@mikro-orm/postgresql';
import type { Migration } from '@mikro-orm/migrations';
import type { Actor } from './actor.js';
import type { Context } from './context/context.js';
import { problemsOfDirectories, type Directories } from './directory.js';
import type { DomainEvent } from './events/event.js';
import type { AccessRule } from './permissions.js';
import type { WebContributions } from './web/contributions.js';

/**
 * Rules of a type: one for the whole type, or one a field (`'*'` for the rest).
 *
 * @example const rules: Record<string, TypeRules> = { Note: 'notes.read', Mutation: { addNote: 'notes.write' } };
 */
export type TypeRules = AccessRule | Record<string, AccessRule>;

/**
 * A field that is hidden unless a role grants it.
 *
 * @example const number: SensitiveField = { mask: (value) => `…${String(value).slice(-2)}`, guards: ['NoteFilter.number'] };
 */
export interface SensitiveField {
  /** What a `masked` reader gets; without it a masked field is hidden. */
  mask?(value: unknown): string;
  /** Inputs that would tell the value by a side door: `PersonFilter.document`, `PersonOrder.DOCUMENT`. */
  guards?: readonly string[];
}

/**
 * A table whose changes the database records.
 *
 * @example const note: TrackedTable = { subject: 'person_id', exclude: ['draft'] };
 */
export interface TrackedTable {
  /** Column whose value groups the history: a person's id for all that belongs to the person. */
  subject: string;
  /** Columns whose values never enter the history. */
  exclude?: readonly string[];
}

/**
 * Which file is asked for.
 *
 * @example const inEnglish = (request: FileRequest) => request.query.get('locale') === 'en';
 */
export interface FileRequest {
  params: Record<string, string>;
  query: URLSearchParams;
}

/**
 * A file as it is sent.
 *
 * @example const file: FileAnswer = { contentType: 'text/plain', filename: 'note.txt', body: Buffer.from(text) };
 */
export interface FileAnswer {
  contentType: string;
  filename: string;
  body: Uint8Array;
}

/**
 * Files that a module makes, below `/files/<module>/`.
 *
 * @example
 * const route: FileRoute = {
 *   path: 'note/:id.txt',
 *   permission: 'notes.read',
 *   handle: async (_ctx, { params }) => ({ contentType: 'text/plain', filename: `${params.id}.txt`, body: Buffer.from(text) }),
 * };
 */
export interface FileRoute {
  /** Path below `/files/<module>/`: `certificate/:registrationId.pdf`. */
  path: string;
  permission: AccessRule;
  handle(ctx: Context, request: FileRequest): Promise<FileAnswer>;
}

/**
 * How a command speaks to the person at the terminal.
 *
 * @example const report = (io: CommandIo, done: number) => io.progress(`${done} notes`);
 */
export interface CommandIo {
  /** A line for the person at the terminal. */
  print(line: string): void;
  /** Overwrites the last progress line; in a log it is thinned out. */
  progress(line: string): void;
}

/**
 * A command of the module: `demos <module> <name>`.
 *
 * @example
 * const count: ModuleCommand = {
 *   describe: 'counts the notes',
 *   async run(ctx, _args, io) {
 *     const [row] = await ctx.sql<{ count: number }>('select count(*)::int as count from note');
 *     io.print(`${row?.count} notes`);
 *   },
 * };
 */
export interface ModuleCommand {
  describe: string;
  usage?: string;
  run(ctx: Context, args: readonly string[], io: CommandIo): Promise<void>;
}

/**
 * What a module does with one type of event of another module.
 *
 * @example
 * const consumer: EventConsumer = {
 *   source: 'residents',
 *   type: 'registration.opened',
 *   handle: async (ctx, { data }) => void (await ctx.sql('insert into arrival (person_id) values ($1)', [data.personId])),
 * };
 */
export interface EventConsumer {
  /** The module that publishes it. */
  source: string;
  /** Without the module's id: `registration.opened`. */
  type: string;
  /** Runs in one transaction with the cursor: it takes effect exactly once. Throw to have it tried again. */
  handle(ctx: Context, event: DomainEvent): Promise<void>;
}

/**
 * The events that a module tells and those that it listens to.
 *
 * @example const events: ModuleEvents = { publishes: { 'note.written': { describe: 'Somebody has written a note' } } };
 */
export interface ModuleEvents {
  /** Type without the module's id → what it tells. */
  publishes?: Record<string, { describe: string }>;
  consumes?: readonly EventConsumer[];
}

/**
 * Loads entities of one type by id, in any order; unknown ids are left out.
 *
 * @example const byId: ReferenceLoader = (ctx, ids) => ctx.em.find(Note, { id: { $in: [...ids] } });
 */
export type ReferenceLoader = (ctx: Context, ids: readonly string[]) => Promise<readonly { id: string }[]>;

/**
 * Everything a module is, in one object.
 *
 * @example
 * const notes: ModuleDefinition = {
 *   id: 'notes',
 *   version: '1.0.0',
 *   requires: { platform: '^0.1.0' },
 *   permissions: definePermissions('notes', { read: 'read' }),
 *   entities: [Note],
 *   resolvers: [NoteResolver],
 *   migrations: [FirstTables],
 *   rules: { Query: { notes: 'notes.read' } },
 *   messages: new URL('../messages/', import.meta.url),
 * };
 */
export interface ModuleDefinition {
  id: string;
  version: string;
  /** Semver ranges of what it needs: `{ platform: '^0.1.0' }`. */
  requires: Record<string, string>;
  permissions: Record<string, string>;
  /** Permissions of other modules that it needs when it acts for itself; an administrator grants them. */
  asks?: readonly string[];
  events?: ModuleEvents;
  /** Code lists of the module, with names and validity: data with an act reference, not constants. */
  directories?: Directories;
  /** What it adds to the office UI. */
  web?: WebContributions;
  entities: readonly (EntityClass<object> | Constructor<object>)[];
  resolvers: readonly (new (...args: never[]) => object)[];
  /** Object types that no resolver mentions. */
  types?: readonly (new (...args: never[]) => object)[];
  migrations: readonly (new (...args: ConstructorParameters<typeof Migration>) => Migration)[];
  /** Default deny: what is not named here cannot be reached. */
  rules: Record<string, TypeRules>;
  /** Fields that are hidden unless a role grants them. */
  sensitive?: Record<string, SensitiveField>;
  /** How `_entities` finds the types that this module owns. */
  references?: Record<string, ReferenceLoader>;
  history?: { tables: Record<string, TrackedTable> };
  /** Parameters of the MikroORM filters for this actor. */
  filters?(actor: Actor): Record<string, Record<string, unknown>>;
  identity?: { resolve(ctx: Context, sessionHash: string): Promise<Actor | null> };
  files?: readonly FileRoute[];
  commands?: Record<string, ModuleCommand>;
  /** Work to do once when the process has started: warm caches, timers. Returns how to stop it. */
  started?(orm: MikroORM): Promise<(() => Promise<void> | void) | void>;
  /** Folder with `ru.json` and `en.json`. */
  messages: URL;
}

/**
 * The version of the platform that modules state their range for.
 *
 * @example const requires = { platform: `^${PLATFORM_VERSION}` };
 */
export const PLATFORM_VERSION = '0.1.0';

/**
 * Declares a module and refuses, with a sentence that says what to do, one that cannot work.
 *
 * @example
 * export default defineModule({
 *   id: 'notes',
 *   version: '1.0.0',
 *   requires: { platform: '^0.1.0' },
 *   permissions: definePermissions('notes', { read: 'read' }),
 *   entities: [Note],
 *   resolvers: [NoteResolver],
 *   migrations: [FirstTables],
 *   rules: { Query: { notes: 'notes.read' } },
 *   messages: new URL('../messages/', import.meta.url),
 * });
 */
export function defineModule(definition: ModuleDefinition): ModuleDefinition {
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(definition.id)) {
    throw new Error(`Module id "${definition.id}": use 2–31 lower-case letters, digits and _, beginning with a letter.`);
  }
  const range = definition.requires.platform ?? '';
  if (!validRange(range) || !satisfies(PLATFORM_VERSION, range)) {
    throw new Error(`Module ${definition.id} asks for platform "${range}", this one is ${PLATFORM_VERSION}. Take a version of the module for ^${PLATFORM_VERSION}, or widen requires.platform after testing it.`);
  }
  const foreign = Object.values(definition.permissions).filter((permission) => !permission.startsWith(`${definition.id}.`));
  if (foreign.length > 0) {
    throw new Error(`Module ${definition.id} declares permissions of others: ${foreign.join(', ')}. Use definePermissions('${definition.id}', …).`);
  }
  const problems = problemsOfDirectories(definition.directories);
  if (problems.length > 0) throw new Error(`Module ${definition.id}: ${problems.join('; ')}. Correct the entries.`);
  return Object.freeze({ ...definition });
}
