import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import { formatMessage, type MessageValues } from './format-message.js';

export type Locale = 'ru' | 'en';
export type MessageKey = keyof typeof ru;

const messages: Record<Locale, Record<string, string>> = { ru, en };
const stored = 'demos.locale';

class I18n {
  locale = $state<Locale>(localStorage.getItem(stored) === 'en' ? 'en' : 'ru');

  use(locale: Locale): void {
    this.locale = locale;
    localStorage.setItem(stored, locale);
    document.documentElement.lang = locale;
  }
}

export const i18n = new I18n();
document.documentElement.lang = i18n.locale;

export function t(key: MessageKey, values: MessageValues = {}): string {
  return formatMessage(messages[i18n.locale][key] ?? key, values, i18n.locale);
}

/** For keys that come from data (an enum of a module): falls back to the value itself. */
export function tOr(key: string, fallback: string): string {
  return messages[i18n.locale][key] ?? fallback;
}
