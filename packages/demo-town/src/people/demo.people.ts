import { ageOn, dayOf, isoOf, yearOf, type Day } from '../calendar.js';
import { seededId, seededRandom, shuffled, type Random } from '../random.js';
import type { Dwelling } from '../town/address.plan.js';
import type { TownPlan } from '../town/town.plan.js';
import { birthPlacesHere } from './cultures.js';
import { DocumentFactory } from './document.factory.js';
import { household, type Household, type Member } from './household.js';
import { notableHouseholds } from './notable.js';
import type { DemoDocument, DemoPerson, DemoRegistration } from './person.row.js';
import { closed, residences, settle, stay } from './residence.js';

type Draft = Omit<DemoRegistration, 'id'>;
type Fate = 'stayed' | 'died' | 'left';

/** People of the town, household after household; holds one household in memory at a time. */
export function* demoPeople(plan: TownPlan, count = 2000, seed = plan.seed): Generator<DemoPerson> {
  const book = new PeopleBook(plan, seed);
  let written = 0;
  for (const row of book.households()) {
    yield row;
    if (++written >= count) return;
  }
}

class PeopleBook {
  private readonly today: Day;
  private readonly documents: DocumentFactory;
  private people = 0;
  private registrations = 0;

  constructor(
    private readonly plan: TownPlan,
    private readonly seed: number,
  ) {
    this.today = dayOf(plan.today);
    this.documents = new DocumentFactory(seed);
  }

  *households(): Generator<DemoPerson> {
    const reserved = new Set<Dwelling>(Object.values(this.plan.homes));
    for (const notable of notableHouseholds(this.plan)) {
      const random = seededRandom(this.seed, -this.people - 1);
      const home = { dwelling: notable.dwelling, since: dayOf(notable.since) };
      yield* this.rows(random, notable, (member) => residences(random, this.today, home, member.birth, member.role === 'child').slice(-1), notable.birthPlace);
    }
    const free = this.plan.dwellings.filter((dwelling) => !reserved.has(dwelling));
    const order = shuffled(free.length, seededRandom(this.seed, 5));
    for (let index = 0; ; index++) yield* this.ordinary(index, (step) => free[order[(index + step) % order.length] as number] as Dwelling);
  }

  private *ordinary(index: number, dwelling: (step: number) => Dwelling): Generator<DemoPerson> {
    const random = seededRandom(this.seed, index + 1000);
    const home = household(random, this.today);
    const elsewhere = dwelling(random.int(1, 400));
    if (home.shape === 'student') {
      yield* this.rows(random, home, () => [stay(random, this.today, dwelling(0), 'Договор найма жилого помещения')]);
      return;
    }
    const grown = home.members.filter(({ role }) => role === 'adult').map(({ birth }) => birth);
    const settling = settle(random, this.today, dwelling(0), Math.max(...grown), elsewhere);
    yield* this.rows(random, home, (member, fate, until) => {
      const lived = residences(random, this.today, settling, member.birth, member.role === 'child');
      const last = lived.pop() as Draft;
      if (fate !== 'stayed' && dayOf(last.from) < until) return [...lived, closed(random, last, until, fate === 'died' ? 'RES_DEATH' : 'RES_MOVE')];
      const visits = member.role === 'adult' && random.chance(0.03) ? [stay(random, this.today, elsewhere, 'Согласие собственника')] : [];
      return [...lived, last, ...visits.filter((visit) => visit.addressId !== last.addressId && visit.from > last.from)];
    });
  }

  private *rows(random: Random, { members, parents }: Household, register: (member: Member, fate: Fate, until: Day) => Draft[], birthPlace?: string): Generator<DemoPerson> {
    const ids = members.map(() => seededId(this.seed, this.people++));
    for (const [index, member] of members.entries()) {
      const age = ageOn(member.birth, this.today);
      const fate: Fate = birthPlace || age < 24 || parents.length > 0 ? 'stayed' : age > 66 && random.chance(0.12) ? 'died' : random.chance(0.04) ? 'left' : 'stayed';
      const until = fate === 'stayed' ? this.today : this.today - random.int(5, 2500);
      const isChild = member.role === 'child';
      yield {
        person: {
          id: ids[index] as string,
          surname: member.surname,
          givenName: member.givenName,
          patronymic: member.patronymic,
          sex: member.sex,
          birthDate: member.yearOnly ? `${yearOf(member.birth)}` : isoOf(member.birth),
          birthPlace: birthPlace && !isChild ? birthPlace : this.birthPlace(random, member),
          citizenship: 'RUS',
        },
        documents: this.papers(random, member, until),
        registrations: register(member, fate, until).map((draft) => ({ id: seededId(this.seed + 2, this.registrations++), ...draft })),
        ...(isChild ? { representativeIds: parents.map((parent) => ids[parent] as string) } : {}),
      };
    }
  }

  private papers(random: Random, { birth, sex }: Member, until: Day): DemoDocument[] {
    const age = ageOn(birth, until);
    if (age < 14) return [this.documents.birthCertificate(random, birth, until)];
    const papers = [this.documents.passport(random, birth, until, age >= 45 && age <= 47 && random.chance(0.15))];
    if (age >= 22 && age <= 60 && random.chance(0.12)) papers.push(this.documents.travelPassport(random, until));
    if (sex === 'MALE' && age >= 27 && age <= 50 && random.chance(0.15)) papers.push(this.documents.militaryId(random, birth));
    return papers;
  }

  private birthPlace(random: Random, { birth, culture }: Member): string {
    if (yearOf(birth) > 2000 || random.chance(0.6)) return random.pick(birthPlacesHere);
    return random.pick(culture.birthPlaces);
  }
}
