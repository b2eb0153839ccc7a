import type { Subject } from '@demos/module-sdk/web';
import { untrack } from 'svelte';
import { i18n } from '#lib/i18n/i18n.svelte.js';
import { session } from '#lib/session/session.svelte.js';
import { Changes } from './changes.js';
import { textOf } from './contribution-api.js';
import { actionsOf, menuOf, pagesOf, partsIn } from './contributions.js';
import { differences, mergeModules, readListing, type OfficeModule } from './module-listing.js';

/** A new module is followed by rights to it: an administrator gives them, and the gateway learns of them a little later. */
const lookAgainAfter = [2000, 5000, 12_000];
const lookEvery = 60_000;

const can = (permission: string) => session.can(permission);

/** The modules of the office at this moment; menu, pages, slots and actions follow it by themselves. */
class Modules {
  all = $state.raw<OfficeModule[]>([]);
  /** The whole answer, for whoever manages modules. */
  content = $state.raw<unknown>();
  known = $state(false);
  readonly menu = $derived(menuOf(this.all, can));
  readonly pages = $derived(pagesOf(this.all, can));
  readonly actions = $derived(actionsOf(this.all, can, this.#slotsOnScreen()));
  #onScreen = $state.raw<{ slot: string; subject: Subject; refresh: () => void }[]>([]);
  #revision = '';
  #person = '';
  #reading = false;
  #readAgain = false;

  /** While somebody is signed in. @returns what ends it */
  follow(): () => void {
    const person = session.me?.user.id ?? '';
    if (person !== this.#person) this.#forget(person);
    let later: ReturnType<typeof setTimeout>[] = [];
    const changes = new Changes((revision) => {
      if (revision === this.#revision) return;
      void this.read();
      later.forEach(clearTimeout);
      later = lookAgainAfter.map((after) => setTimeout(() => void this.#readWithRights(), after));
    });
    const regularly = setInterval(() => document.hidden || void this.#readWithRights(), lookEvery);
    void this.read();
    return () => {
      changes.stop();
      later.forEach(clearTimeout);
      clearInterval(regularly);
    };
  }

  in(slot: string) {
    return partsIn(this.all, slot, can);
  }

  /** The parts of a slot that is shown as tabs, one each. */
  tabs(slot: string): { value: string; title: string }[] {
    return this.in(slot).map(({ key, module, part }) => ({ value: key, title: part.title ? textOf(module, part.title) : module.title }));
  }

  title(id: string): string {
    return this.all.find((module) => module.id === id)?.title ?? id;
  }

  /** A slot that is on the screen, for the actions about its subject. */
  place(slot: string, subject: Subject, refresh: () => void): () => void {
    const placed = { slot, subject, refresh };
    untrack(() => (this.#onScreen = [...this.#onScreen, placed]));
    return () => (this.#onScreen = this.#onScreen.filter((other) => other !== placed));
  }

  /** What an action of this slot is about. */
  placed(slot: string | undefined) {
    const [about] = slot?.split('.') ?? [];
    return this.#onScreen.findLast((placed) => placed.slot.split('.')[0] === about);
  }

  async read(): Promise<void> {
    if (this.#reading) return void (this.#readAgain = true);
    this.#reading = true;
    do {
      this.#readAgain = false;
      await this.#readOnce(this.#person);
    } while (this.#readAgain);
    this.#reading = false;
  }

  /** Rights may change without any module doing so. */
  async #readWithRights(): Promise<void> {
    await session.load();
    await this.read();
  }

  async #readOnce(person: string): Promise<void> {
    const answer = await fetch('/platform/modules', { credentials: 'same-origin', headers: { 'x-demos-locale': i18n.locale } }).catch(() => undefined);
    if (!answer?.ok) return;
    const content: unknown = await answer.json().catch(() => undefined);
    if (content === undefined || person !== this.#person) return;
    const listing = readListing(content);
    const { added, removed, upgraded } = differences(this.all, listing.modules);
    if (this.known && added.length + removed.length + upgraded.length > 0) await session.load();
    this.#revision = listing.revision;
    this.content = content;
    this.all = mergeModules(this.all, listing.modules);
    this.known = true;
  }

  #forget(person: string): void {
    this.#person = person;
    this.#revision = '';
    this.all = [];
    this.content = undefined;
    this.known = false;
  }

  #slotsOnScreen(): string[] {
    return this.#onScreen.map(({ slot }) => slot);
  }
}

export const modules = new Modules();
