import { formatPartialDate } from '#lib/dates/partial-date.js';
import { i18n, t, tOr } from './i18n.svelte.js';

export const date = (value: string | null | undefined) => (value ? formatPartialDate(value) : '');

export function moment(value: string): string {
  return new Intl.DateTimeFormat(i18n.locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(value));
}

export function clock(value: string): string {
  return new Intl.DateTimeFormat(i18n.locale, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' }).format(
    new Date(value),
  );
}

export function age(years: number | null | undefined, approximate = false): string {
  if (years === null || years === undefined) return '';
  const text = t('person.age', { years });
  return approximate ? t('person.age.approximate', { age: text }) : text;
}

const countryNames = new Map<string, Intl.DisplayNames>();
const alpha2: Record<string, string> = {
  RUS: 'RU', BLR: 'BY', KAZ: 'KZ', UKR: 'UA', UZB: 'UZ', TJK: 'TJ', KGZ: 'KG', ARM: 'AM', AZE: 'AZ',
  GEO: 'GE', MDA: 'MD', TKM: 'TM', CHN: 'CN', VNM: 'VN', DEU: 'DE', ISR: 'IL', TUR: 'TR', SRB: 'RS',
};

export function country(alpha3: string): string {
  const code = alpha2[alpha3];
  if (!code) return tOr(`country.${alpha3}`, alpha3);
  let names = countryNames.get(i18n.locale);
  if (!names) countryNames.set(i18n.locale, (names = new Intl.DisplayNames(i18n.locale, { type: 'region' })));
  return names.of(code) ?? alpha3;
}

export const countryCodes = Object.keys(alpha2);

export const code = (group: string, value: string | null | undefined) => (value ? tOr(`${group}.${value}`, value) : '');
