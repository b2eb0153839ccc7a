import type { Component } from 'svelte';
import { untrack } from 'svelte';
import { isTyping, shortcutOf } from './shortcut.js';

export interface Action {
  id: string;
  title: string;
  icon?: Component<{ 'aria-hidden'?: 'true' }>;
  shortcut?: string;
  /** Belongs to what is on the screen now, and so stands before the places of the shell. */
  here?: boolean;
  /** Leads to another place; stands last. */
  away?: boolean;
  run: () => void;
}

const rank = ({ here, away }: Action) => (here ? 0 : away ? 2 : 1);

type Source = () => Action[];

/** What can be done here and now, as data: the toolbar, the search box, the bottom line and the keyboard read the same list. */
class Actions {
  #sources = $state.raw<Source[]>([]);
  all = $derived.by(() => {
    const all = this.#sources.flatMap((source) => source()).sort((a, b) => rank(a) - rank(b));
    return all.filter(({ shortcut }, index) => !shortcut || all.findIndex((other) => other.shortcut === shortcut) === index);
  });

  offer(source: Source): () => void {
    untrack(() => (this.#sources = [source, ...this.#sources]));
    return () => (this.#sources = this.#sources.filter((other) => other !== source));
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat) return;
    const pressed = shortcutOf(event);
    const action = this.all.find(({ shortcut }) => shortcut === pressed);
    if (!action || (pressed === 'Esc' && isTyping(event.composedPath()[0] ?? null))) return;
    event.preventDefault();
    action.run();
  }
}

export const actions = new Actions();

export function offerActions(source: Source): void {
  $effect(() => actions.offer(source));
}
