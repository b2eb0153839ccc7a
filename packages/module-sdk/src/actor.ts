/**
 * How much of a field an actor sees.
 *
 * @example const level: AccessLevel = ctx.level('IdentityDocument.number');
 */
export type AccessLevel = 'hidden' | 'masked' | 'plain';

/**
 * What kind of actor it is: a person, the platform itself, another module that acts for itself with the rights
 * granted to it, or nobody who is signed in.
 *
 * @example const isPerson = ctx.actor.kind === ('user' satisfies ActorKind);
 */
export type ActorKind = 'user' | 'system' | 'module' | 'anonymous';

/**
 * Who acts, with all the rights that he has in the whole platform.
 *
 * @example const actor: Actor = { ...ANONYMOUS, id: 'u1', kind: 'user', name: 'Соколова Анна', permissions: ['notes.read'] };
 */
export interface Actor {
  id: string;
  kind: ActorKind;
  /** Name to show and to keep in the history. */
  name: string;
  /** `['*']` for whoever acts for no office in particular. */
  officeIds: string[];
  /** `module.permission` ids; `*` for the system. */
  permissions: string[];
  /** `Type.field` → level. */
  fieldRights: Record<string, AccessLevel>;
  permissionVersion: number;
  locale?: 'ru' | 'en';
}

/**
 * Nobody who is signed in: no offices, no rights.
 *
 * @example const visitor: Actor = { ...ANONYMOUS, locale: 'en' };
 */
export const ANONYMOUS: Actor = {
  id: 'anonymous',
  kind: 'anonymous',
  name: '',
  officeIds: [],
  permissions: [],
  fieldRights: {},
  permissionVersion: 0,
};

/**
 * The platform itself, which may do everything.
 *
 * @example const byThePlatform = ctx.actor.id === SYSTEM.id;
 */
export const SYSTEM: Actor = { ...ANONYMOUS, id: 'system', kind: 'system', name: 'DEMOS', permissions: ['*'] };

/**
 * Whether an actor is bound to no territory: the platform, or a module that acts for itself.
 *
 * @example const where = actsEverywhere(ctx.actor) ? {} : { officeId: { $in: ctx.actor.officeIds } };
 */
export function actsEverywhere({ kind, officeIds }: { kind: ActorKind; officeIds: readonly string[] }): boolean {
  return kind === 'system' || officeIds.includes('*');
}
