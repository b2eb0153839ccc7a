import type { ContributionApi, Subject } from '@demos/module-sdk/web';
import { goto } from '$app/navigation';
import { formatMessage } from '#lib/i18n/format-message.js';
import { i18n } from '#lib/i18n/i18n.svelte.js';
import { session } from '#lib/session/session.svelte.js';
import { theme } from '#lib/shell/theme.svelte.js';
import { toasts } from '#lib/ui/toasts.svelte.js';
import { ownedBy } from './blame.js';
import { CallLimit, TooManyCalls } from './call-limit.js';
import { askGraph } from './contribution-graph.js';
import type { OfficeModule } from './module-listing.js';

const most = 50;
const within = 5000;

export class Ended extends Error {
  override name = 'Ended';
}

interface Surroundings {
  /** Whose calls these are. */
  owner: string;
  /** Asks the screen around it to read again. */
  refresh: () => void;
  /** It calls more often than anybody could need. */
  runsAway: (failure: TooManyCalls) => void;
  leave?: () => void;
}

export const textOf = (module: OfficeModule, key: string, vars: Record<string, string | number> = {}) => {
  const texts = module.messages[i18n.locale] ?? {};
  return formatMessage(texts[key] ?? key, vars, i18n.locale);
};

const ownPath = (path: string) => path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\');

/** What one mounted part is given; it ends with the part. */
export class PartApi {
  readonly #module: OfficeModule;
  readonly #around: Surroundings;
  readonly #limit = new CallLimit(most, within);
  #ended = false;

  constructor(module: OfficeModule, around: Surroundings) {
    this.#module = module;
    this.#around = around;
  }

  end(): void {
    this.#ended = true;
  }

  about(subject: Subject): ContributionApi {
    const module = this.#module;
    return {
      subject,
      locale: i18n.locale,
      theme: theme.shown,
      graph: { query: <T>(document: string, variables: Record<string, unknown> = {}) => this.#ask(document, variables) as Promise<T> },
      t: (key, vars) => textOf(module, key, vars),
      can: (permission) => session.can(permission),
      navigate: (path) => this.#navigate(path),
      toast: (text, kind = 'done') => {
        if (this.#may()) toasts.say(text, { tone: kind === 'problem' ? 'danger' : 'good' });
      },
      refresh: () => {
        if (this.#may()) this.#around.refresh();
      },
    };
  }

  async #ask(document: string, variables: Record<string, unknown>): Promise<unknown> {
    if (!this.#may()) throw ownedBy(new Ended('This part was taken off the page.'), this.#around.owner);
    try {
      return await askGraph(document, variables);
    } catch (failure) {
      throw failure instanceof Error ? ownedBy(failure, this.#around.owner) : failure;
    }
  }

  #navigate(path: string): void {
    if (!this.#may()) return;
    if (!ownPath(path)) throw new Error(`navigate() takes a path of the office such as /people, not ${path}`);
    this.#around.leave?.();
    void goto(path);
  }

  #may(): boolean {
    if (this.#ended) return false;
    if (this.#limit.take()) return true;
    this.#around.runsAway(new TooManyCalls());
    return false;
  }
}
