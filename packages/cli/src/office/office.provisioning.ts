import pg from 'pg';
import { OfficeError } from './office.error.js';
import { PLATFORM_TABLES } from './platform.tables.js';
import type { OfficeSecrets } from './office.secrets.js';

export const PLATFORM = 'platform';

const EXTENSIONS = ['pg_trgm', 'btree_gist', 'unaccent', 'ltree'];

/** Roles belong to the whole server: another office on it may be changing the same ones. */
const RACES = new Set(['XX000', '23505', '42710']);

export const roleOf = (id: string) => `demos_${id}`;

export async function createDatabase(adminUrl: string, name: string) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  });
}

/** Roles, schemas and extensions of the office; safe to repeat at each start. */
export async function provision(adminUrl: string, moduleIds: string[], secrets: OfficeSecrets) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await provisionOnce(adminUrl, moduleIds, secrets);
    } catch (error) {
      if (codeOf(error) === '42501') throw new OfficeError(`${String(error)}. The role of DATABASE_URL must own its database and have CREATEROLE.`);
      if (attempt >= 5 || !RACES.has(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function provisionOnce(adminUrl: string, moduleIds: string[], secrets: OfficeSecrets) {
  await withClient(adminUrl, async (client) => {
    const owners = [PLATFORM, ...moduleIds].map((id) => ({ schema: id, role: roleOf(id), password: secrets.passwordOf(roleOf(id)) }));
    const { rows } = await client.query<{ name: string; superuser: boolean }>(
      'select current_database() as name, rolsuper as superuser from pg_roles where rolname = current_user',
    );
    const database = pg.escapeIdentifier(rows[0]?.name ?? '');
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('demos.provision'))");
    for (const owner of owners) await provisionRole(client, owner, rows[0]?.superuser ?? false);
    await client.query(`
      revoke create on schema public from public;
      revoke all on database ${database} from public;
      ${EXTENSIONS.map((name) => `create extension if not exists ${name} schema public;`).join('\n')}
      ${owners.map((owner) => schemaStatements(owner, database)).join('\n')}
      grant create on database ${database} to ${roleOf(PLATFORM)};
      set local role ${roleOf(PLATFORM)};
      ${PLATFORM_TABLES}
    `);
    await client.query('commit');
  });
}

interface Owner {
  schema: string;
  role: string;
  password: string;
}

async function provisionRole(client: pg.Client, { schema, role, password }: Owner, superuser: boolean) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const name = pg.escapeIdentifier(role);
  await client.query(`
    ${rowCount ? 'alter' : 'create'} role ${name} login password ${pg.escapeLiteral(password)};
    alter role ${name} set search_path = ${pg.escapeIdentifier(schema)}, public;
    ${superuser ? '' : `grant ${name} to current_user;`}
  `);
}

function schemaStatements({ schema, role }: Owner, database: string) {
  const name = pg.escapeIdentifier(role);
  return `
    grant connect, temporary on database ${database} to ${name};
    create schema if not exists ${pg.escapeIdentifier(schema)} authorization ${name};
  `;
}

/** Whether the schema of a module is there already. */
export async function hasSchema(adminUrl: string, id: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => ((await client.query('select from pg_namespace where nspname = $1', [id])).rowCount ?? 0) > 0);
}

/** Drops what `provision` has made for a module; its role stays when another database of the server knows it. */
export async function unprovision(adminUrl: string, id: string): Promise<void> {
  const role = pg.escapeIdentifier(roleOf(id));
  await withClient(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('demos.provision'))");
    await client.query(`drop schema if exists ${pg.escapeIdentifier(id)} cascade`);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [roleOf(id)]);
    if (!rowCount) return;
    await client.query(`drop owned by ${role} cascade`);
    await client.query(`drop role ${role}`).catch((error: unknown) => {
      if (codeOf(error) !== '2BP01') throw error;
    });
  });
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'demos-supervisor' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
