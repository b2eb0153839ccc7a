const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const shiftedLatin = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';

const keys = new Map<string, string>();
for (const [index, key] of [...latin].entries()) keys.set(key, cyrillic[index] ?? key);
for (const [index, key] of [...shiftedLatin].entries()) keys.set(key, (cyrillic[index] ?? key).toUpperCase());

const onlyLatin = (text: string) => /[a-z]/i.test(text) && !/[а-яё]/i.test(text);

/** What the same keys give on the Russian layout. */
export function asRussianLayout(text: string): string {
  return [...text].map((key) => keys.get(key) ?? key).join('');
}

/** For a field that takes Cyrillic names: keys that can be no part of one become the letters they were meant to be. */
export function correctLayout(text: string): string {
  return text.replace(/[.,']*[a-z]+|[[\]{};:<>"`~]/gi, asRussianLayout);
}

/** For search: a text typed wholly on the Latin layout, or undefined where there is nothing to correct. */
export function mistypedSearch(text: string): string | undefined {
  return onlyLatin(text) ? asRussianLayout(text) : undefined;
}
