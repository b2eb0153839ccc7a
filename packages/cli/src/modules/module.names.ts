const MODULE_ID = /^[a-z][a-z0-9_]{1,30}$/;

/** Names that the database, the command line or the platform itself use. */
const TAKEN = new Set([
  'admin', 'platform', 'public', 'system', 'gateway', 'demos', 'module', 'modules', 'postgres', 'template',
  'start', 'stop', 'status', 'seed', 'help', 'backup', 'restore', 'migrate', 'import', 'information_schema', 'node_modules',
]);

/** Why no module may be called so; its id names a schema, a role and a command. */
export function wrongWithId(id: string): string | undefined {
  if (!MODULE_ID.test(id)) return `"${id}" is no module id (2–31 small letters, digits and _, beginning with a letter)`;
  if (TAKEN.has(id) || id.startsWith('pg_')) return `"${id}" is a name that the platform needs for itself`;
  return undefined;
}
