import { createHash } from 'node:crypto';
import { request } from 'undici';
import type { Office, SigningKeys } from '@demos/cli';
import { bodyHash, signInternalToken, uuidv7 } from '@demos/module-sdk';
import type { Operation } from './operations.js';

export type Send = (operation: Operation) => Promise<unknown>;

interface Answer {
  data?: unknown;
  errors?: { message: string }[];
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<unknown> {
  const response = await request(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...headers }, body });
  const answer = (await response.body.json()) as Answer;
  if (answer.errors?.length || !answer.data) throw new Error(answer.errors?.[0]?.message ?? `status ${response.statusCode}`);
  return answer.data;
}

/** Signs in as a demo user; returns the session token. */
export async function signIn(office: Office, login: string, password: string): Promise<string> {
  const response = await request(`${office.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: 'mutation($input: LoginInput!) { login(input: $input) { user { id } } }', variables: { input: { login, password } } }),
  });
  await response.body.dump();
  const cookie = /demos_session=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1];
  if (!cookie) throw new Error(`could not sign in as ${login}`);
  return cookie;
}

export function throughGateway(office: Office, session: string): Send {
  const headers = { cookie: `demos_session=${session}`, 'apollo-require-preflight': 'true' };
  return (operation) => post(`${office.url}/graphql`, headers, JSON.stringify(operation));
}

interface MeAnswer {
  me: { user: { id: string; fullName: string }; permissions: string[]; offices: { id: string }[]; fieldRights: { coordinate: string; level: string }[] };
}

/** The same operation sent straight to the module, with the token that the gateway would have signed for this user. */
export async function straightToModule(office: Office, moduleUrl: string, moduleId: string, session: string, keys: SigningKeys): Promise<Send> {
  const { me } = (await throughGateway(office, session)({
    query: '{ me { user { id fullName } permissions offices { id } fieldRights { coordinate level } } }',
    variables: {},
  })) as MeAnswer;
  const claims = {
    sub: me.user.id,
    aud: moduleId,
    kind: 'user' as const,
    name: me.user.fullName,
    offices: me.offices.map((each) => each.id),
    can: me.permissions.filter((permission) => permission.startsWith(`${moduleId}.`)),
    fields: Object.fromEntries(me.fieldRights.map(({ coordinate, level }) => [coordinate, level.toLowerCase() as 'plain'])),
    pv: 0,
    loc: 'ru' as const,
    sid: createHash('sha256').update(session).digest('hex'),
  };
  return async (operation) => {
    const body = JSON.stringify(operation);
    const token = await signInternalToken(keys.privateKey, { ...claims, rid: uuidv7(), bh: bodyHash(body) });
    return post(`${moduleUrl}/graphql`, { authorization: `Bearer ${token}` }, body);
  };
}
