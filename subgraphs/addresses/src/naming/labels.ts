import type { TypeNames } from './type-names.js';

const AFTER_NAME = /^(?:обл|край|а\.?обл|а\.окр|ао|р-н|м\.р-н|вн\.р-н|у|улус|чувашия|с\/с|с\/а|с\/о|волость)\.?$/i;
const REPUBLIC = /^респ\.?$/i;
const ADJECTIVE = /(?:ая|ий|ый|ой)$/i;
/** Types that are not written where the name says the same. */
const SILENT: readonly [RegExp, RegExp][] = [[/^(?:ао|а\.окр\.?)$/i, /автономный округ/i]];

/** `ул. Ленина`, `Московская обл.`: the type stands where the official address puts it. */
export function objectLabel(types: TypeNames, level: number, typeName: string, name: string): string {
  const type = types.present(level, typeName);
  if (SILENT.some(([silent, named]) => silent.test(type) && named.test(name))) return name;
  const after = AFTER_NAME.test(type) || (REPUBLIC.test(type) && ADJECTIVE.test(name));
  return after ? `${name} ${type}` : `${type} ${name}`;
}

export interface HouseNumber {
  number: string | undefined;
  type: string | undefined;
  additions: readonly { type: string | undefined; number: string | undefined }[];
}

/** `д. 5 к. 2 стр. 1` */
export function houseLabel(house: HouseNumber): string {
  const main = house.number === undefined ? [] : [house.type ?? 'д.', house.number];
  const rest = house.additions.flatMap(({ type, number }) => (number === undefined ? [] : [type ?? 'к.', number]));
  return [...main, ...rest].join(' ');
}

/** The spelling that keys are made of: `5 к. 2`, without the type of the house itself. */
export function houseNumberText(house: HouseNumber): string {
  return houseLabel({ ...house, type: '' }).trim();
}

export function numberedLabel(type: string, number: string): string {
  return `${type} ${number}`;
}
