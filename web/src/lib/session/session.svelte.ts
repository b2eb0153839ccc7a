import { forgetEverything } from '#lib/graph/client.js';
import type { Problem } from '#lib/graph/problems.js';
import { ask, mutate } from '#lib/graph/send.js';
import { loginMutation, logoutMutation, meQuery, setLocaleMutation, type Me } from '#lib/graph/session.js';
import { i18n, type Locale } from '#lib/i18n/i18n.svelte.js';

export type Level = 'hidden' | 'masked' | 'plain';

class Session {
  /** undefined: not known yet; null: nobody is signed in. */
  me = $state.raw<Me | null>();
  problem = $state.raw<Problem>();
  #permissions = $derived(new Set(this.me?.permissions));
  #levels = $derived(new Map(this.me?.fieldRights.map((right) => [right.coordinate, right.level.toLowerCase() as Level])));

  async load(): Promise<void> {
    const answer = await ask(meQuery, {});
    const offline = answer.problems.find((problem) => problem.code !== 'UNAUTHENTICATED');
    this.problem = answer.data?.me ? undefined : offline;
    if (!this.problem) this.me = answer.data?.me ?? null;
  }

  async login(login: string, password: string): Promise<Problem[]> {
    const answer = await mutate(loginMutation, { input: { login, password } });
    if (!answer.data?.login) return answer.problems;
    forgetEverything();
    this.me = answer.data.login;
    return [];
  }

  async logout(): Promise<void> {
    await mutate(logoutMutation, {});
    this.ended();
  }

  ended(): void {
    forgetEverything();
    this.me = null;
  }

  async speak(locale: Locale): Promise<void> {
    i18n.use(locale);
    forgetEverything();
    if (this.me) await mutate(setLocaleMutation, { locale });
  }

  can(permission: string): boolean {
    return this.#permissions.has(permission);
  }

  canAny(...permissions: string[]): boolean {
    return permissions.some((permission) => this.can(permission));
  }

  level(coordinate: string): Level {
    return this.#levels.get(coordinate) ?? 'hidden';
  }
}

export const session = new Session();
