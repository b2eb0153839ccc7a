import { readFileSync } from 'node:fs';
import type { Variables } from './errors.js';

/**
 * A language of the platform.
 *
 * @example const other: Locale = ctx.locale === 'ru' ? 'en' : 'ru';
 */
export type Locale = 'ru' | 'en';
/**
 * All languages of the platform.
 *
 * @example const codes = LOCALES.join(', '); // 'ru, en'
 */
export const LOCALES: readonly Locale[] = ['ru', 'en'];

/**
 * Texts by language and key.
 *
 * @example const texts: Catalogue = { ru: { 'notes.title': 'Заметки' }, en: { 'notes.title': 'Notes' } };
 */
export type Catalogue = Record<Locale, Record<string, string>>;

const builtIn: Catalogue = {
  ru: {
    'sdk.forbidden': 'Недостаточно прав: {permission}',
    'sdk.unauthenticated': 'Войдите в систему',
    'sdk.notFound': 'Запись не найдена',
    'sdk.invalidInput': 'Проверьте введённые данные',
    'sdk.idReused': 'Идентификатор запроса {id} уже использован для других данных',
    'sdk.guarded': 'Отбор и сортировка по скрытому полю {coordinate} запрещены',
    'sdk.internal': 'Внутренняя ошибка. Сообщите администратору номер запроса {requestId}',
  },
  en: {
    'sdk.forbidden': 'Missing permission: {permission}',
    'sdk.unauthenticated': 'Please sign in',
    'sdk.notFound': 'No such record',
    'sdk.invalidInput': 'Please check the input',
    'sdk.idReused': 'The request id {id} was already used for other data',
    'sdk.guarded': 'Filtering and sorting by the hidden field {coordinate} is not allowed',
    'sdk.internal': 'Internal error. Tell the administrator the request number {requestId}',
  },
};

/**
 * Reads `ru.json` and `en.json` of a module; both must have the same keys.
 *
 * @example const { en } = loadMessages(new URL('../messages/', import.meta.url));
 */
export function loadMessages(folder: URL): Catalogue {
  const read = (locale: Locale) => JSON.parse(readFileSync(new URL(`${locale}.json`, folder), 'utf8')) as Record<string, string>;
  const own: Catalogue = { ru: read('ru'), en: read('en') };
  const missing = missingKeys(own);
  if (missing.length > 0) throw new Error(`Messages without a translation: ${missing.join(', ')}. Add them to ru.json and en.json.`);
  return { ru: { ...builtIn.ru, ...own.ru }, en: { ...builtIn.en, ...own.en } };
}

/**
 * Keys that one language has and the other lacks.
 *
 * @example missingKeys({ ru: { 'notes.title': 'Заметки' }, en: {} }); // ['en:notes.title']
 */
export function missingKeys(catalogue: Catalogue): string[] {
  return [
    ...Object.keys(catalogue.ru).filter((key) => !(key in catalogue.en)).map((key) => `en:${key}`),
    ...Object.keys(catalogue.en).filter((key) => !(key in catalogue.ru)).map((key) => `ru:${key}`),
  ];
}

/** The text of a key with its `{variables}` filled in; an unknown key is shown as it is. */
export function translate(catalogue: Catalogue, locale: Locale, key: string, vars: Variables = {}): string {
  const text = catalogue[locale][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(vars[name] ?? hole));
}
