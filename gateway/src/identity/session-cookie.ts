import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parse, serialize } from 'cookie';

export const SESSION_COOKIE = 'demos_session';

const TOKEN = /^[\w.~+/=-]{16,512}$/;

export function hashSession(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session token of a request, from the cookie or the bearer header; anything malformed is no session. */
export function sessionTokenOf(request: IncomingMessage): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? (request.headers.cookie ? parse(request.headers.cookie)[SESSION_COOKIE] : undefined);
  return token && TOKEN.test(token) ? token : undefined;
}

/** An empty token clears the cookie. */
export function sessionCookie(token: string, secure: boolean): string {
  return serialize(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure,
    ...(token === '' ? { maxAge: 0 } : {}),
  });
}
