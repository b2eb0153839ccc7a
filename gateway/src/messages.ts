import type { Locale } from './identity/actor.js';

/** The few sentences that a clerk may read and that only the gateway can say. */
const sentences = {
  unreachable: { ru: 'Модуль «{module}» не отвечает', en: 'Module "{module}" does not answer' },
  timeout: { ru: 'Модуль «{module}» не ответил вовремя', en: 'Module "{module}" did not answer in time' },
  garbage: { ru: 'Ответ модуля «{module}» нельзя разобрать', en: 'Module "{module}" gave an answer that cannot be understood' },
  'too-large': { ru: 'Ответ модуля «{module}» слишком велик', en: 'Module "{module}" gave an answer that is too large' },
  refused: { ru: 'Модуль «{module}» отклонил обращение шлюза', en: 'Module "{module}" refused the request of the gateway' },
  unknown: { ru: 'Модуль «{module}» не подключён', en: 'Module "{module}" is not registered' },
  masked: {
    ru: 'Произошла непредвиденная ошибка; причину можно найти в журнале по номеру запроса {requestId}',
    en: 'Something unexpected happened; the reason is in the log under the request id {requestId}',
  },
  notReady: { ru: 'Модули ещё запускаются, повторите через мгновение', en: 'The modules are still starting; please ask again in a moment' },
  crossOrigin: { ru: 'Запросы с других сайтов не принимаются', en: 'Requests from other sites are refused' },
  bodyTooLarge: { ru: 'Запрос больше допустимых {allowed} байт', en: 'The request is larger than the {allowed} bytes that are allowed' },
  otherMethod: { ru: 'Здесь отвечают только на {method}', en: 'Only {method} is answered here' },
  fileNotMade: { ru: 'Модуль «{module}» не смог сделать файл', en: 'Module "{module}" could not make the file' },
  introspection: { ru: 'Чтобы читать схему, войдите в систему', en: 'Sign in to read the schema' },
  tooDeep: { ru: 'В запросе {asked} уровней вложенности, допустимо {allowed}', en: 'The query has {asked} levels of nesting, {allowed} are allowed' },
  farTooDeep: { ru: 'Вложенность запроса намного больше допустимых {allowed} уровней', en: 'The query nests far deeper than the {allowed} levels that are allowed' },
  tooManyAliases: { ru: 'В запросе псевдонимов: {asked}, допустимо {allowed}', en: 'The query has {asked} aliases, {allowed} are allowed' },
  tooManyRootFields: { ru: 'В запросе полей верхнего уровня: {asked}, допустимо {allowed}', en: 'The query has {asked} fields at the root, {allowed} are allowed' },
  tooManyDirectives: { ru: 'В запросе директив: {asked}, допустимо {allowed}', en: 'The query has {asked} directives, {allowed} are allowed' },
  tooWide: { ru: 'В запросе полей: {asked}, допустимо {allowed}', en: 'The query has {asked} fields, {allowed} are allowed' },
  tooManyTokens: { ru: 'Запрос длиннее допустимых {allowed} лексем', en: 'The query has more than the {allowed} tokens that are allowed' },
  signIn: { ru: 'Войдите в систему', en: 'Sign in first' },
  needsPermission: { ru: 'Нужно право {permission}', en: 'This takes the permission {permission}' },
  modulesOnly: { ru: 'Здесь спрашивают только модули', en: 'Only modules ask here' },
  needsJson: { ru: 'Запрос должен быть в виде application/json', en: 'The request must be application/json' },
  badJson: { ru: 'Запрос — не правильный JSON', en: 'The body is not valid JSON' },
  noSuchFile: { ru: 'Такого файла нет', en: 'There is no such file' },
  noSuchOrder: { ru: 'Такого поручения нет', en: 'There is no such order' },
  feedNotGranted: {
    ru: 'События модуля «{module}» этому модулю не разрешены: объявите их в events.consumes и получите право events:{module}',
    en: 'The events of module "{module}" are not granted to this one: declare them in events.consumes and have events:{module} granted',
  },
  unknownVerb: { ru: 'Поручение должно быть одним из: {verbs}', en: 'The verb must be one of {verbs}' },
  needsArguments: { ru: 'args должен быть объектом', en: 'args must be an object' },
  needsUuid: { ru: 'id должен быть UUID', en: 'id must be a UUID' },
  needsModuleId: { ru: 'id должен быть именем модуля: строчные латинские буквы, цифры и _', en: 'id must be the id of a module: lower-case letters, digits and _' },
  needsAddress: { ru: 'url должен быть адресом http', en: 'url must be an http address' },
  needsCandidate: { ru: 'Нужен url, manifest или without', en: 'Give url, manifest or without' },
  addressBySystemOnly: { ru: 'Адрес модуля называет только сама система', en: 'Only the platform itself may name the address of a module' },
} satisfies Record<string, Record<Locale, string>>;

export type Sentence = keyof typeof sentences;

export function say(sentence: Sentence, locale: Locale, words: Record<string, string> = {}): string {
  return sentences[sentence][locale].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
}
