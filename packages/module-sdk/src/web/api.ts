/// <reference lib="dom" />

/**
 * What a contribution is about: the person of the open card, a dwelling, nothing on a page of its own.
 *
 * @example const isPerson = (subject: Subject) => subject.type === 'Person';
 */
export interface Subject {
  type: 'Person' | 'Dwelling' | 'Address' | null;
  id: string | null;
}

/**
 * What the office gives to a contribution.
 *
 * @example
 * async function nameOf(api: ContributionApi) {
 *   const { person } = await api.graph.query<{ person: { fullName: string } | null }>('query ($id: ID!) { person(id: $id) { fullName } }', { id: api.subject.id });
 *   return person?.fullName ?? api.t('notes.nobody');
 * }
 */
export interface ContributionApi {
  readonly subject: Subject;
  readonly locale: 'ru' | 'en';
  readonly theme: 'light' | 'dark';
  readonly graph: {
    /** Asks the graph as the signed-in user. @throws the errors of the graph, joined */
    query<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
  };
  /** A text of the module in the user's language. */
  t(key: string, vars?: Record<string, string | number>): string;
  can(permission: string): boolean;
  navigate(path: string): void;
  toast(text: string, kind?: 'done' | 'problem'): void;
  /** Asks the screen around it to read its data again. */
  refresh(): void;
}

/**
 * A contribution on the screen.
 *
 * @example const mounted: Mounted = { update: (api) => void (target.textContent = api.t('notes.title')), destroy: () => target.replaceChildren() };
 */
export interface Mounted {
  update?(api: ContributionApi): void;
  destroy(): void;
}

/**
 * The default export of a module's script, in any framework.
 *
 * @example
 * export default { mount(target, api) { target.textContent = api.t('notes.title'); return { destroy: () => target.replaceChildren() }; } } satisfies Contribution;
 */
export interface Contribution {
  mount(target: HTMLElement, api: ContributionApi): Mounted;
}
