import type { Culture } from './cultures.js';
import type { Sex } from './person.row.js';

const special: Record<string, readonly [male: string, female: string]> = {
  Илья: ['Ильич', 'Ильинична'],
  Лев: ['Львович', 'Львовна'],
  Пётр: ['Петрович', 'Петровна'],
  Павел: ['Павлович', 'Павловна'],
  Никита: ['Никитич', 'Никитична'],
  Дмитрий: ['Дмитриевич', 'Дмитриевна'],
  Али: ['Алиевич', 'Алиевна'],
};

function stem(name: string): string {
  if (name.endsWith('ий')) return `${name.slice(0, -2)}ье`;
  if (name.endsWith('й') || name.endsWith('ь')) return `${name.slice(0, -1)}е`;
  return `${name}о`;
}

export function patronymicOf(father: string, sex: Sex, culture: Culture): string {
  const particle = culture.patronymicParticles?.[sex];
  if (particle) return `${father} ${particle}`;
  const known = special[father];
  if (known) return known[sex === 'MALE' ? 0 : 1];
  return `${stem(father)}${sex === 'MALE' ? 'вич' : 'вна'}`;
}
