import { wordTexts } from './words.js';

/** What people type for a type beside its official short and full name. */
const SYNONYMS: Record<string, string> = {
  улица: 'ул',
  проспект: 'пр пркт прт просп',
  переулок: 'пер',
  проезд: 'пр прд проезд',
  бульвар: 'бр бул бульв',
  площадь: 'пл',
  шоссе: 'ш',
  набережная: 'наб',
  тупик: 'туп',
  аллея: 'ал',
  микрорайон: 'мкр мкрн мн микр',
  квартал: 'квл кв',
  территория: 'тер',
  город: 'г гор',
  село: 'с',
  деревня: 'д дер',
  поселок: 'п пос',
  хутор: 'х хут',
  станица: 'стца',
  область: 'обл',
  республика: 'респ',
  район: 'рн',
  'садовое товарищество': 'снт сдт ст',
  'территория снт': 'снт тер',
};

const TYPED = new Set(Object.entries(SYNONYMS).flatMap(([name, synonyms]) => [...name.split(' '), ...synonyms.split(' ')]));

/** Every word by which a type may be asked for: `ул` gives ул and улица. */
export function typeWords(shortName: string, fullName: string | undefined): string[] {
  const full = wordTexts(fullName ?? '');
  return [...new Set([...wordTexts(shortName), ...full, ...(SYNONYMS[full.join(' ')]?.split(' ') ?? [])])];
}

/** Whether the word may stand for a type rather than for a name. */
export function mayBeType(word: string): boolean {
  return TYPED.has(word);
}
