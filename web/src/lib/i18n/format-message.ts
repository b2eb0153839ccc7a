export type MessageValues = Record<string, string | number>;

const pluralRules = new Map<string, Intl.PluralRules>();

function pluralCategory(locale: string, count: number): string {
  let rules = pluralRules.get(locale);
  if (!rules) pluralRules.set(locale, (rules = new Intl.PluralRules(locale)));
  return rules.select(count);
}

function closingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '{') depth += 1;
    if (pattern[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`Unbalanced braces in message: ${pattern}`);
}

function branches(source: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{', at);
    if (open < 0) break;
    const close = closingBrace(source, open);
    found.set(source.slice(at, open).trim(), source.slice(open + 1, close));
    at = close + 1;
  }
  return found;
}

function placeholder(body: string, values: MessageValues, locale: string): string {
  const [name = '', kind, ...rest] = body.split(',');
  const value = values[name.trim()];
  if (kind === undefined) return value === undefined ? `{${name}}` : String(value);
  const options = branches(rest.join(','));
  const key = kind.trim() === 'plural' ? pluralCategory(locale, Number(value)) : String(value);
  const chosen = options.get(`=${value}`) ?? options.get(key) ?? options.get('other') ?? '';
  return formatMessage(chosen.replaceAll('#', String(value)), values, locale);
}

/** ICU-like: `{name}`, `{count, plural, one {# запись} few {# записи} other {# записей}}`, `{sex, select, …}`. */
export function formatMessage(pattern: string, values: MessageValues, locale: string): string {
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    if (open < 0) return text + pattern.slice(at);
    const close = closingBrace(pattern, open);
    text += pattern.slice(at, open) + placeholder(pattern.slice(open + 1, close), values, locale);
    at = close + 1;
  }
  return text;
}
