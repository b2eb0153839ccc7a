import { describe, expect, it } from 'vitest';
import { ageOn, dayOf } from '../calendar.js';
import { addressText } from '../town/address.plan.js';
import { townPlan } from '../town/town.plan.js';
import { demoPeople } from './demo.people.js';
import type { DemoPerson } from './person.row.js';

const plan = townPlan();
const today = dayOf(plan.today);
const people = [...demoPeople(plan, 6000)];
const birthOf = ({ person }: DemoPerson): number => dayOf(person.birthDate.length === 4 ? `${person.birthDate}-07-01` : person.birthDate);
const mainOf = ({ documents }: DemoPerson) => documents.filter(({ isMain }) => isMain);
const who = ({ person }: DemoPerson): string => `${person.surname} ${person.givenName} ${person.birthDate}`;
const failing = (wrong: (row: DemoPerson) => boolean): string[] => people.filter(wrong).map(who);

describe('the people of the town', () => {
  it('are the same for the same seed and other for another', () => {
    expect([...demoPeople(plan, 300)]).toEqual(people.slice(0, 300));
    expect([...demoPeople(plan, 50, 1)]).not.toEqual(people.slice(0, 50));
  });

  it('have unique ids and unique documents', () => {
    const ids = people.flatMap((row) => [row.person.id, ...row.registrations.map(({ id }) => id), ...row.documents.map(({ id }) => id)]);
    const papers = people.flatMap(({ documents }) => documents.map(({ kind, series, number }) => `${kind} ${series} ${number}`));
    expect(new Set(papers).size).toBe(papers.length);
    expect(new Set(people.map(({ person }) => person.id)).size).toBe(people.length);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  });

  it('live in one residence at a time, with dates in order and none in the future', () => {
    expect(
      failing((row) => {
        const residences = row.registrations.filter(({ kind }) => kind === 'RESIDENCE');
        const overlap = residences.some((later, index) => index > 0 && (residences[index - 1]!.closedOn ?? '9999') >= later.from);
        const disorder = row.registrations.some(({ from, until, closedOn }) => dayOf(from) < birthOf(row) || dayOf(from) > today || (until && until <= from) || (closedOn && (closedOn < from || dayOf(closedOn) > today)));
        return overlap || disorder;
      }),
    ).toEqual([]);
  });

  it('are registered only at dwellings that an office serves', () => {
    const dwellings = new Set(plan.dwellings.map(({ id }) => id));
    expect(failing(({ registrations }) => registrations.length === 0 || registrations.some(({ addressId }) => !dwellings.has(addressId)))).toEqual([]);
  });

  it('carry one main document that fits the age, issued between the birthday and today', () => {
    expect(
      failing((row) => {
        const [paper, ...more] = mainOf(row);
        if (!paper || more.length > 0 || dayOf(paper.issuedOn) > today) return true;
        const age = ageOn(birthOf(row), today);
        if (paper.kind === 'BIRTH_CERTIFICATE') return age >= 14 || !/^[IVX]{1,6}-[А-Я]{2}$/.test(paper.series) || !/^\d{6}$/.test(paper.number) || dayOf(paper.issuedOn) < birthOf(row);
        const printed = 1900 + Number(paper.series.slice(2)) + (Number(paper.series.slice(2)) < 97 ? 100 : 0);
        const issued = Number(paper.issuedOn.slice(0, 4));
        return (
          paper.kind !== 'RF_PASSPORT' || !/^\d{4}$/.test(paper.series) || !/^\d{6}$/.test(paper.number) || !/^\d{3}-\d{3}$/.test(paper.departmentCode ?? '') ||
          paper.issuedOn < '1997-10-01' || ageOn(birthOf(row), dayOf(paper.issuedOn)) < 14 || printed > issued || printed < issued - 3
        );
      }),
    ).toEqual([]);
  });

  it('let a child under 14 live with a representative who came before it in the file', () => {
    const seen = new Map<string, DemoPerson>();
    const home = (row: DemoPerson): string | undefined => row.registrations.find(({ kind, closedOn }) => kind === 'RESIDENCE' && !closedOn)?.addressId;
    const alone = people.filter((row) => {
      seen.set(row.person.id, row);
      if (ageOn(birthOf(row), today) >= 14) return false;
      return !row.representativeIds?.some((id) => seen.has(id) && home(seen.get(id)!) === home(row));
    });
    expect(alone.map(who)).toEqual([]);
  });

  it('have names whose endings fit their sex', () => {
    expect(failing(({ person: { sex, patronymic } }) => !!patronymic && !(sex === 'MALE' ? /(ич|оглы)$/ : /(на|кызы)$/).test(patronymic))).toEqual([]);
    expect(people.filter(({ person }) => person.patronymic?.endsWith('кызы')).length).toBeGreaterThan(20);
    expect(people.some(({ person }) => person.surname.includes('-'))).toBe(true);
    expect(people.some(({ person }) => !person.patronymic)).toBe(true);
  });

  it('show every kind of story: partial birth dates, stays, departures, deaths, moves', () => {
    const some = (test: (row: DemoPerson) => boolean): number => people.filter(test).length;
    expect(some(({ person }) => /^\d{4}$/.test(person.birthDate))).toBeGreaterThan(5);
    expect(some(({ registrations }) => registrations.some(({ kind }) => kind === 'STAY'))).toBeGreaterThan(50);
    expect(some(({ registrations }) => registrations.some(({ closeGround }) => closeGround === 'RES_DEATH'))).toBeGreaterThan(20);
    expect(some(({ registrations }) => registrations.some(({ closeGround }) => closeGround === 'RES_MOVE'))).toBeGreaterThan(100);
    expect(some(({ registrations }) => registrations.length > 1)).toBeGreaterThan(50);
  });

  it('begin with the family of four on the embankment', () => {
    expect(people.slice(0, 4).map(({ person }) => `${person.surname} ${person.givenName}`)).toEqual(['Ковалёв Дмитрий', 'Ковалёва Мария', 'Ковалёв Артём', 'Ковалёва София']);
    expect(addressText(plan.homes.embankment)).toBe('Заречная обл., г. Светлоозёрск, наб. Озёрная, д. 12а, кв. 7');
  });

  it('can be a crowd without a crowd in memory', () => {
    const before = process.memoryUsage().heapUsed;
    let count = 0;
    for (const row of demoPeople(plan, 100_000)) count += row.documents.length > 0 ? 1 : 0;
    expect(count).toBe(100_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(120e6);
  });
});
