/** How much of a field an actor sees. */
export type AccessLevel = 'hidden' | 'masked' | 'plain';

export type ActorKind = 'user' | 'system' | 'anonymous';

/** Who acts, with all the rights that he has in the whole platform. */
export interface Actor {
  id: string;
  kind: ActorKind;
  /** Name to show and to keep in the history. */
  name: string;
  officeIds: string[];
  /** `module.permission` ids; `*` for the system. */
  permissions: string[];
  /** `Type.field` → level. */
  fieldRights: Record<string, AccessLevel>;
  permissionVersion: number;
  locale?: 'ru' | 'en';
}

export const ANONYMOUS: Actor = {
  id: 'anonymous',
  kind: 'anonymous',
  name: '',
  officeIds: [],
  permissions: [],
  fieldRights: {},
  permissionVersion: 0,
};

export const SYSTEM: Actor = { ...ANONYMOUS, id: 'system', kind: 'system', name: 'DEMOS', permissions: ['*'] };
