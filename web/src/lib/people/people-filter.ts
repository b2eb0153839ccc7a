import { isFullDate, parsePartialDate } from '#lib/dates/partial-date.js';
import type { RegistrationKind } from '#lib/graph/model.js';
import type { PersonFilter } from '#lib/graph/people.js';

/** What the filter panel holds, as it stands in the address of the page. */
export interface FilterWords {
  name: string;
  birth: string;
  document: string;
  address: string;
  on: string;
  kind: string;
}

const names: (keyof FilterWords)[] = ['name', 'birth', 'document', 'address', 'on', 'kind'];

export function wordsOf(url: { searchParams: Pick<URLSearchParams, 'get'> }): FilterWords {
  const read = (name: string) => url.searchParams.get(name) ?? '';
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as FilterWords;
}

export function queryOf(words: FilterWords): string {
  const params = new URLSearchParams(names.flatMap((name) => (words[name].trim() ? [[name, words[name].trim()]] : [])));
  return params.size > 0 ? `?${params}` : '';
}

/** The same page with another filter; what else its address says stays. */
export function withFilter(url: URL, query: string): URL {
  if (queryOf(wordsOf(url)) === query) return url;
  const changed = new URL(url);
  for (const name of names) changed.searchParams.delete(name);
  for (const [name, value] of new URLSearchParams(query)) changed.searchParams.set(name, value);
  return changed;
}

function dateOf(text: string): string | undefined {
  const parsed = parsePartialDate(text);
  return 'value' in parsed ? parsed.value : undefined;
}

/** undefined where nothing is asked: the register is not listed whole. */
export function filterOf(words: FilterWords): PersonFilter | undefined {
  const on = dateOf(words.on);
  const filter: PersonFilter = {
    text: words.name.trim().length > 1 ? words.name.trim() : undefined,
    birthDate: dateOf(words.birth),
    document: words.document.replace(/[\s№]/g, '') || undefined,
    addressId: words.address.split('~')[0] || undefined,
    registeredOn: on && isFullDate(on) ? on : undefined,
    kind: (words.kind || undefined) as RegistrationKind | undefined,
  };
  const asked = filter.text ?? filter.birthDate ?? filter.document ?? filter.addressId;
  return asked ? filter : undefined;
}
