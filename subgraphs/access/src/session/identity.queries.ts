import type { AccessLevel, Actor, Context } from '@demos/module-sdk';
import { mostOpen } from '../role/field-right.js';

interface LiveSession {
  userId: string;
  fullName: string;
  locale: 'ru' | 'en';
  version: string;
}

interface Grant {
  officeId: string;
  permissions: string[];
  levels: Record<string, AccessLevel>;
}

export interface GrantedRights {
  officeIds: string[];
  permissions: string[];
  fieldRights: Record<string, AccessLevel>;
}

async function findLiveSession(ctx: Context, hash: string): Promise<LiveSession | undefined> {
  const [session] = await ctx.sql<LiveSession>(
    `with live as (
       select user_id, token_hash, last_seen_at from session
        where token_hash = $1 and expires_at > now() and last_seen_at > now() - interval '30 minutes'
     ), touched as (
       update session s set last_seen_at = now() from live
        where s.token_hash = live.token_hash and live.last_seen_at < now() - interval '1 minute'
     )
     select u.id as "userId", u.full_name as "fullName", u.locale, v.version
       from live join app_user u on u.id = live.user_id and not u.blocked cross join permission_version v`,
    [hash],
  );
  return session;
}

/** Everything that the roles of a user grant, over all his offices. */
export async function findGrantedRights(ctx: Context, userId: string): Promise<GrantedRights> {
  const grants = await ctx.sql<Grant>(
    `select a.office_id as "officeId", r.permissions, r.field_rights as levels
       from role_assignment a join role r on r.id = a.role_id where a.user_id = $1 order by r.code, a.office_id`,
    [userId],
  );
  return {
    officeIds: [...new Set(grants.map(({ officeId }) => officeId))],
    permissions: [...new Set(grants.flatMap(({ permissions }) => permissions))].sort(),
    fieldRights: mostOpen(grants.map(({ levels }) => levels)),
  };
}

/** Who is behind a session token; null when the session is over or its user is blocked. */
export async function resolveIdentity(ctx: Context, sessionHash: string): Promise<Actor | null> {
  const session = await findLiveSession(ctx, sessionHash);
  if (!session) return null;
  const { userId, fullName, locale, version } = session;
  return { id: userId, kind: 'user', name: fullName, locale, permissionVersion: Number(version), ...(await findGrantedRights(ctx, userId)) };
}
