import MapPin from '@lucide/svelte/icons/map-pin';
import User from '@lucide/svelte/icons/user';
import Clock from '@lucide/svelte/icons/clock';
import type { Component } from 'svelte';
import { shortAddress } from '#lib/addresses/short-address.js';
import { actions } from '#lib/actions/actions.svelte.js';
import { formatPartialDate } from '#lib/dates/partial-date.js';
import { Query } from '#lib/graph/query.svelte.js';
import { searchQuery, type Found } from '#lib/graph/search.js';
import { t } from '#lib/i18n/i18n.svelte.js';
import { may } from '#lib/session/rights.js';
import { placeOf, recents } from '#lib/shell/recents.svelte.js';
import { mistypedSearch } from '#lib/typing/keyboard-layout.js';
import { cut, markMatches, type Piece } from '#lib/typing/names.js';
import { Settled } from '#lib/typing/settled.svelte.js';
import { searchFilter } from './search-filter.js';

export interface Hit {
  id: string;
  icon?: Component<{ 'aria-hidden'?: 'true' }>;
  pieces: Piece[];
  detail: string;
  shortcut?: string;
  href?: string;
  run?: () => void;
}

export interface HitGroup {
  title: string;
  hits: Hit[];
}

const pause = 120;
const shortest = 2;

/** The one box: people, addresses, actions and recent things for the words typed. */
export class Search {
  text = $state('');
  #settled = new Settled(() => this.text.trim(), pause);
  readonly corrected = $derived(mistypedSearch(this.#settled.current));
  readonly asked = $derived(this.corrected ?? this.#settled.current);
  readonly #query = new Query(searchQuery, () => this.#variables(), { keep: true });

  readonly busy = $derived(this.#settled.pending || (this.#query.fetching && this.asked.length >= shortest));
  readonly problems = $derived(this.#query.problems);
  readonly groups = $derived(this.text.trim() === '' ? this.#atRest() : this.#found(this.#query.data));
  readonly hits = $derived(this.groups.flatMap((group) => group.hits));

  /** The first hit of the next group, if there is one. */
  nextGroup(current: Hit | undefined): number | undefined {
    const at = this.groups.findIndex((group) => current !== undefined && group.hits.includes(current));
    const next = this.groups[at + 1]?.hits[0];
    return next && this.hits.indexOf(next);
  }


  #variables() {
    const text = this.asked;
    if (text.length < shortest || !(may.readPeople() || may.readAddresses())) return undefined;
    return {
      text,
      filter: searchFilter(text, may.findByDocument()),
      people: may.readPeople(),
      addresses: may.readAddresses(),
      dwellings: may.readPeople() && may.readRegistrations(),
    };
  }

  #atRest(): HitGroup[] {
    const recent = recents.list().slice(0, 7).map((item) => ({
      id: item.id,
      icon: Clock,
      pieces: [{ text: item.title, matched: false }],
      detail: item.detail,
      href: placeOf(item),
    }));
    return groupsOf([t('search.recent'), recent], [t('search.actions'), actionHits('')]);
  }

  #found(data: Found | undefined): HitGroup[] {
    if (this.text.trim().length < shortest) return groupsOf([t('search.actions'), actionHits(this.text)]);
    const people: Hit[] = (data?.persons?.nodes ?? []).map((person) => ({
      id: person.id,
      icon: User,
      pieces: markMatches(person.fullName, this.asked),
      detail: [formatPartialDate(person.birthDate), person.residence && shortAddress(person.residence.dwelling.addressText)].filter(Boolean).join(' · '),
      href: `/people/${person.id}`,
    }));
    const addresses: Hit[] = (data?.suggestAddresses ?? []).map(({ address, text, highlights }) => ({
      id: address.id,
      icon: MapPin,
      pieces: cut(text, highlights.map(({ start, end }) => [start, end] as const)),
      detail: address.postalCode ?? '',
      href: address.dwelling ? `/dwellings/${address.dwelling.id}` : `/addresses/${address.id}`,
    }));
    return groupsOf([t('search.people'), people], [t('search.addresses'), addresses], [t('search.actions'), actionHits(this.asked)]);
  }
}

function actionHits(words: string): Hit[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.all
    .filter((action) => asked.every((word) => action.title.toLowerCase().includes(word)))
    .slice(0, 8)
    .map((action) => ({
      id: `action-${action.id}`,
      icon: action.icon,
      pieces: markMatches(action.title, words),
      detail: '',
      shortcut: action.shortcut,
      run: action.run,
    }));
}

function groupsOf(...pairs: [string, Hit[]][]): HitGroup[] {
  return pairs.filter(([, hits]) => hits.length > 0).map(([title, hits]) => ({ title, hits }));
}
