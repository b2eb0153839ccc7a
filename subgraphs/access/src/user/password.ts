import { hash, verify } from '@node-rs/argon2';

const shortest = 12;
const longest = 256;

export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/** Costs the same whether or not there is such a user. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await decoy), password.slice(0, longest));
  return right && stored !== undefined && password.length <= longest;
}

export type Weakness = 'short' | 'long' | 'guessable';

export function weaknessOf(password: string, login: string): Weakness | undefined {
  if (password.length < shortest) return 'short';
  if (password.length > longest) return 'long';
  const plain = password.toLowerCase();
  const guessable = plain.includes(login.toLowerCase()) || new Set(plain).size < 5 || /^(\d+|qwerty.*|password.*|пароль.*)$/.test(plain);
  return guessable ? 'guessable' : undefined;
}
