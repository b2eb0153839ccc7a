import { permissionsIn, type Actor } from '../identity/actor.js';
import { bodyHash, type InternalClaims } from '../identity/internal-token.js';
import type { RequestScope } from '../request-scope.js';

/** What one module is told about who asks; bound to the exact body that it gets. */
export function claimsFor(moduleId: string, scope: RequestScope, body: string): InternalClaims {
  const { actor } = scope;
  return {
    aud: moduleId,
    sub: actor.id,
    kind: actor.kind,
    name: actor.name,
    offices: actor.officeIds,
    can: permissionsIn(actor, moduleId),
    fields: actor.fieldRights,
    pv: actor.permissionVersion,
    loc: scope.locale,
    rid: scope.id,
    sid: scope.sessionHash,
    bh: bodyHash(body),
  };
}

/** For the platform's own questions; `purpose` keeps the token from being turned into a user's or the system's request. */
export function platformClaims(moduleId: string, actor: Actor, purpose: string, requestId: string, body: string): InternalClaims {
  return {
    aud: moduleId,
    sub: actor.id,
    kind: actor.kind,
    name: actor.name,
    offices: [],
    can: actor.permissions,
    fields: {},
    pv: 0,
    purpose,
    loc: 'ru',
    rid: requestId,
    bh: bodyHash(body),
  };
}
