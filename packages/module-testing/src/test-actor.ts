import { randomUUID } from 'node:crypto';
import type { AccessLevel, ActorKind, InternalClaims, Locale } from '@demos/module-sdk';

/** Who asks in a test; what is left out is as little as possible. */
export interface TestActor {
  id?: string;
  kind?: ActorKind;
  name?: string;
  /** Full names: `residents.person.read`; `*` for everything. */
  permissions?: readonly string[];
  /** Office ids. */
  offices?: readonly string[];
  fieldRights?: Record<string, AccessLevel>;
  locale?: Locale;
  /** Hash of the session. */
  session?: string;
}

export function claimsOf(actor: TestActor, moduleId: string, locale = actor.locale ?? 'ru'): InternalClaims {
  const kind = actor.kind ?? 'user';
  return {
    sub: actor.id ?? (kind === 'user' ? '00000000-0000-7000-8000-000000000001' : kind),
    aud: moduleId,
    kind,
    name: actor.name ?? (kind === 'user' ? 'Проверкина Мария Ивановна' : ''),
    offices: [...(actor.offices ?? [])],
    can: kind === 'system' ? ['*'] : [...(actor.permissions ?? [])],
    fields: actor.fieldRights ?? {},
    pv: 1,
    loc: locale,
    rid: randomUUID(),
    sid: actor.session,
    bh: '',
  };
}
