import { anniversary, type Day } from '../calendar.js';
import type { Random } from '../random.js';
import { cultures, cultureShares, type Cohort, type Culture } from './cultures.js';
import { patronymicOf } from './patronymic.js';
import type { Sex } from './person.row.js';

export interface Member {
  surname: string;
  givenName: string;
  patronymic?: string;
  sex: Sex;
  birth: Day;
  yearOnly?: true;
  culture: Culture;
  role: 'adult' | 'child';
}

export interface Household {
  members: Member[];
  /** Indexes of the members who stand for the children. */
  parents: number[];
}

type Shape = 'single' | 'student' | 'couple' | 'family' | 'motherAlone' | 'threeGenerations' | 'elderly';

const shapes: readonly (readonly [Shape, number])[] = [
  ['single', 20], ['couple', 20], ['family', 28], ['motherAlone', 8], ['threeGenerations', 8], ['elderly', 14], ['student', 2],
];

const cohortOf = (age: number): Cohort => (age > 60 ? 'old' : age > 28 ? 'middle' : 'young');
const bornAt = (today: Day, age: number, random: Random): Day => anniversary(today, -age) - random.int(1, 360);

export function household(random: Random, today: Day): Household & { shape: Shape } {
  const culture = random.weighted(cultureShares);
  const surname = random.pick(culture.surnames);
  const shape = random.weighted(shapes);
  const person = (sex: Sex, age: number, father?: string, family = surname): Member => named(random, culture, family, sex, age, today, father);
  const wife = (age: number): Member => {
    const member = person('FEMALE', age);
    const maiden = random.pick(culture.surnames)[1];
    return random.chance(0.04) && maiden !== member.surname ? { ...member, surname: `${member.surname}-${maiden}` } : member;
  };
  const children = (mother: number, count: number, father: string): Member[] => {
    const oldest = Math.min(17, mother - 20);
    return Array.from({ length: count }, (_, index) => oldest - index * 3 - random.int(0, 2))
      .filter((age) => age >= 0)
      .map((age) => ({ ...person(random.chance(0.5) ? 'MALE' : 'FEMALE', age, father), role: 'child' as const }));
  };

  switch (shape) {
    case 'single':
      return { shape, members: [person(random.chance(0.5) ? 'MALE' : 'FEMALE', random.int(24, 80))], parents: [] };
    case 'student':
      return { shape, members: [person(random.chance(0.5) ? 'MALE' : 'FEMALE', random.int(18, 23))], parents: [] };
    case 'couple': {
      const age = random.int(24, 64);
      return { shape, members: [person('MALE', age), wife(age - random.int(0, 4))], parents: [] };
    }
    case 'elderly': {
      const age = random.int(66, 88);
      return { shape, members: [person('MALE', age), person('FEMALE', age - random.int(0, 5))].slice(random.chance(0.5) ? 0 : 1), parents: [] };
    }
    case 'motherAlone': {
      const age = random.int(24, 46);
      return { shape, members: [person('FEMALE', age), ...children(age, random.int(1, 2), random.pick(culture.given.MALE.middle))], parents: [0] };
    }
    case 'family':
    case 'threeGenerations': {
      const age = random.int(25, 50);
      const father = person('MALE', age + random.int(0, 4));
      const grandmother = shape === 'threeGenerations' ? [person('FEMALE', age + 26 + random.int(0, 6))] : [];
      return { shape, members: [father, wife(age), ...grandmother, ...children(age, random.weighted([[1, 4], [2, 4], [3, 1.5]]), father.givenName)], parents: [0, 1] };
    }
  }
}

function named(random: Random, culture: Culture, surname: readonly [string, string], sex: Sex, age: number, today: Day, father?: string): Member {
  const given = random.pick(culture.given[sex][cohortOf(age)]);
  const compound = sex === 'FEMALE' && culture === cultures.russian && random.chance(0.004) ? 'Анна-Мария' : given;
  const nameOfFather = father ?? random.pick(culture.given.MALE[cohortOf(Math.min(age + 27, 90))]);
  const withPatronymic = !(culture === cultures.korean && random.chance(0.4)) && !random.chance(0.002);
  return {
    surname: surname[sex === 'MALE' ? 0 : 1],
    givenName: compound,
    ...(withPatronymic || father ? { patronymic: patronymicOf(nameOfFather, sex, culture) } : {}),
    sex,
    birth: bornAt(today, age, random),
    ...(age >= 78 && random.chance(0.06) ? { yearOnly: true as const } : {}),
    culture,
    role: 'adult',
  };
}
