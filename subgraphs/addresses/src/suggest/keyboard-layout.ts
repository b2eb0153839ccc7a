const KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const LETTERS = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** What the same keys give on the Russian layout: `ktybyf` is `ленина`. */
export function onRussianLayout(text: string): string {
  return text.toLowerCase().replace(/[a-z[\];',.`]/g, (key) => LETTERS[KEYS.indexOf(key)] ?? key);
}

export function mayBeLatinLayout(text: string): boolean {
  return /[a-z]/i.test(text);
}
