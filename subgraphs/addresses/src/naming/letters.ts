const LATIN = 'abcehkmoptxy';
const CYRILLIC = 'авсенкмортху';

/** Lower case and ё as е; the length stays, so that positions in the text stay true. */
export function plain(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const lower = text.charAt(index).toLowerCase();
    result += lower === 'ё' ? 'е' : lower.length === 1 ? lower : text.charAt(index);
  }
  return result;
}

/** Latin letters that look like Cyrillic ones, as they come in house numbers: `36B`. */
export function foldLookalikes(text: string): string {
  return text.replace(/[a-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);
}
