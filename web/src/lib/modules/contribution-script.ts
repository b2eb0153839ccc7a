import type { Contribution } from '@demos/module-sdk/web';

const patience = 10_000;

const isContribution = (value: unknown): value is Contribution =>
  typeof value === 'object' && value !== null && 'mount' in value && typeof value.mount === 'function';

/** Brings the script near, so that a slow server is waited for before anybody's turn is taken. */
export async function fetchScript(url: string): Promise<void> {
  const answer = await fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(patience) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}

export async function importContribution(url: string): Promise<Contribution> {
  const loaded = (await soon(import(/* @vite-ignore */ url), url)) as { default?: unknown };
  if (isContribution(loaded.default)) return loaded.default;
  throw new Error(`${url} has no default export with mount(target, api)`);
}

export function soon<Result>(work: Result | Promise<Result>, what: string): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what}: no answer within ${patience / 1000} s`)), patience);
  });
  return Promise.race([Promise.resolve(work), late]).finally(() => clearTimeout(timer));
}
