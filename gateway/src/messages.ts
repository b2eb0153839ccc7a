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
} satisfies Record<string, Record<Locale, string>>;

export type Sentence = keyof typeof sentences;

export function say(sentence: Sentence, locale: Locale, words: Record<string, string> = {}): string {
  return sentences[sentence][locale].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
}
