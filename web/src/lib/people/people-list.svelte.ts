import { goto } from '$app/navigation';
import { page } from '$app/state';
import { personsQuery } from '#lib/graph/people.js';
import { Query } from '#lib/graph/query.svelte.js';
import { may } from '#lib/session/rights.js';
import { Settled } from '#lib/typing/settled.svelte.js';
import { filterOf, queryOf, withFilter, wordsOf, type FilterWords } from './people-filter.js';

const pageSize = 50;
const mostPages = 4;

/** The list of people that the filter finds; the filter lives in the address of the page. */
export class PeopleList {
  words = $state<FilterWords>(wordsOf(page.url));
  pages = $state(1);
  lastOpened = page.params.id;
  readonly query = $derived(queryOf(this.words));
  readonly #settled = new Settled(() => this.query, 200);
  readonly found = new Query(personsQuery, () => this.#variables(), { keep: true });
  readonly rows = $derived(this.found.data?.persons?.nodes ?? []);
  readonly total = $derived(this.found.data?.persons?.totalCount ?? undefined);
  readonly more = $derived(Boolean(this.found.data?.persons?.pageInfo.hasNextPage) && this.pages < mostPages);
  readonly asked = $derived(filterOf(this.words) !== undefined);

  constructor() {
    $effect.pre(() => {
      this.lastOpened = page.params.id ?? this.lastOpened;
    });
    $effect(() => {
      const url = withFilter(new URL(location.href), this.#settled.current);
      if (url.href === location.href || !url.pathname.startsWith('/people')) return;
      void goto(url, { replace: true, reset: false });
    });
  }

  clear(): void {
    this.words = wordsOf({ searchParams: new URLSearchParams() });
  }

  #variables() {
    const filter = filterOf(wordsOf({ searchParams: new URLSearchParams(this.#settled.current) }));
    return filter && { filter, first: this.pages * pageSize, documents: may.findByDocument() };
  }
}
