import { dayOf } from '../calendar.js';
import type { Dwelling } from '../town/address.plan.js';
import type { TownPlan } from '../town/town.plan.js';
import { birthPlacesHere, cultures, type Culture } from './cultures.js';
import type { Household, Member } from './household.js';
import type { Sex } from './person.row.js';

export interface NotableHousehold extends Household {
  dwelling: Dwelling;
  since: string;
  birthPlace: string;
}

const member = (name: string, sex: Sex, birth: string, role: Member['role'] = 'adult', culture: Culture = cultures.russian): Member => {
  const [surname = '', givenName = '', ...patronymic] = name.split(' ');
  return { surname, givenName, patronymic: patronymic.join(' ') || undefined, sex, birth: dayOf(birth), role, culture };
};

/** Households that demonstrations, tests and screenshots may count on. */
export function notableHouseholds(plan: TownPlan): NotableHousehold[] {
  return [
    {
      dwelling: plan.homes.embankment,
      since: '2016-05-20',
      birthPlace: birthPlacesHere[0],
      parents: [0, 1],
      members: [
        member('Ковалёв Дмитрий Сергеевич', 'MALE', '1984-03-11'),
        member('Ковалёва Мария Александровна', 'FEMALE', '1987-07-24'),
        member('Ковалёв Артём Дмитриевич', 'MALE', '2014-02-03', 'child'),
        member('Ковалёва София Дмитриевна', 'FEMALE', '2019-10-18', 'child'),
      ],
    },
    {
      dwelling: plan.homes.quarter,
      since: '2011-09-01',
      birthPlace: 'г. Баку Азербайджанской ССР',
      parents: [0, 1],
      members: [
        member('Мамедов Рашад Эльдар оглы', 'MALE', '1981-12-05', 'adult', cultures.azerbaijani),
        member('Мамедова Айгюн Фикрет кызы', 'FEMALE', '1985-04-30', 'adult', cultures.azerbaijani),
        member('Мамедов Тимур Рашад оглы', 'MALE', '2013-06-14', 'child', cultures.azerbaijani),
      ],
    },
    {
      dwelling: plan.homes.village,
      since: '1974-08-15',
      birthPlace: birthPlacesHere[1],
      parents: [],
      members: [
        { ...member('Хайруллина Разия Хамитовна', 'FEMALE', '1938-07-01', 'adult', cultures.tatar), yearOnly: true },
        member('Хайруллин Ильдар Шамилевич', 'MALE', '1966-01-19', 'adult', cultures.tatar),
      ],
    },
  ];
}
