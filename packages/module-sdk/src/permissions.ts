/**
 * Marks a field that every signed-in user may use.
 *
 * @example const rules = { Query: { offices: signedIn } };
 */
export const signedIn = '@signed-in';
/**
 * Marks a field that anybody may use, signed in or not.
 *
 * @example const rules = { Mutation: { login: everyone } };
 */
export const everyone = '@everyone';

/** One of several permissions is enough. */
export interface AnyOf {
  anyOf: readonly string[];
}

/**
 * A permission id, or `signedIn`, or `everyone`, or `anyOf(…)`.
 *
 * @example const rule: AccessRule = anyOf('notes.read', 'notes.write');
 */
export type AccessRule = string | AnyOf;

/**
 * Grants when the actor holds one of the permissions.
 *
 * @example const rules = { Person: { notes: anyOf('notes.read', 'notes.write') } };
 */
export function anyOf(...permissions: string[]): AnyOf {
  return { anyOf: permissions };
}

/**
 * Permissions by the names that the code of the module uses.
 *
 * @example const can: Permissions<{ read: string }> = definePermissions('notes', { read: 'note.read' });
 */
export type Permissions<T extends Record<string, string>> = { readonly [K in keyof T]: string };

/**
 * Declares the permissions of a module under its own id.
 *
 * @example
 * const can = definePermissions('notes', { read: 'note.read', write: 'note.write' });
 * can.read; // 'notes.note.read'
 */
export function definePermissions<const T extends Record<string, string>>(moduleId: string, names: T): Permissions<T> {
  const entries = Object.entries(names).map(([key, name]) => [key, `${moduleId}.${name}`]);
  return Object.freeze(Object.fromEntries(entries)) as Permissions<T>;
}

/** Whether a holder of these permissions passes the rule. */
export function grants(rule: AccessRule, actor: { kind: string; can(permission: string): boolean }): boolean {
  if (rule === everyone) return true;
  if (actor.kind === 'anonymous') return false;
  if (rule === signedIn) return true;
  return typeof rule === 'string' ? actor.can(rule) : rule.anyOf.some((permission) => actor.can(permission));
}
