export type ActorKind = 'user' | 'module' | 'system' | 'anonymous';

export type Level = 'hidden' | 'masked' | 'plain';

export type Locale = 'ru' | 'en';

export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly officeIds: readonly string[];
  readonly permissions: readonly string[];
  readonly fieldRights: Readonly<Record<string, Level>>;
  readonly permissionVersion: number;
  readonly locale?: Locale;
}

export const anonymous: Actor = Object.freeze<Actor>({
  id: 'anonymous',
  kind: 'anonymous',
  name: '',
  officeIds: [],
  permissions: [],
  fieldRights: {},
  permissionVersion: 0,
});

export const system: Actor = Object.freeze<Actor>({
  ...anonymous,
  id: 'system',
  kind: 'system',
  name: 'DEMOS',
  permissions: ['*'],
});

export function mayDo({ permissions }: Actor, permission: string): boolean {
  return permissions.includes(permission) || permissions.includes('*');
}

const permissionsByModule = new WeakMap<Actor, Map<string, readonly string[]>>();

/** A module learns only of the permissions that it declared itself. */
export function permissionsIn(actor: Actor, moduleId: string): readonly string[] {
  let known = permissionsByModule.get(actor);
  if (!known) permissionsByModule.set(actor, (known = new Map()));
  let permissions = known.get(moduleId);
  if (!permissions) {
    permissions = actor.permissions.filter((permission) => permission === '*' || permission.startsWith(`${moduleId}.`));
    known.set(moduleId, permissions);
  }
  return permissions;
}
