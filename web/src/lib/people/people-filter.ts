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
