import { ageOn, anniversary, dayOf, isoOf, yearOf, type Day } from '../calendar.js';
import { seededId, type Random } from '../random.js';
import type { DemoDocument, DocumentKind } from './person.row.js';

const firstPassports = dayOf('1997-10-01');
const unusedOkato = ['02', '06', '09', '13', '16', '21', '23', '31', '39', '43'] as const;
const numbersInSeries = 999_999;
const issuers = [
  { code: '970-001', name: 'УМВД России по Заречной области', since: 2017 },
  { code: '970-003', name: 'ОУФМС России по Заречной обл. в г. Светлоозёрске', since: 2007 },
  { code: '972-002', name: 'ОВД г. Светлоозёрска Заречной обл.', since: 1997 },
] as const;
const roman = ['I', 'II', 'III', 'IV'] as const;
const letters = 'АБВГДЕЖИКЛМНОПРСТ';

/** Issues papers: every series and number once, every date in its legal order. */
export class DocumentFactory {
  private readonly issued = new Map<DocumentKind, number>();
  private papers = 0;

  constructor(private readonly seed: number) {}

  birthCertificate(random: Random, birth: Day, today: Day): DemoDocument {
    const issuedOn = Math.min(today, birth + random.int(5, 45));
    const pair = `${random.pick([...letters])}${random.pick([...letters])}`;
    return this.paper('BIRTH_CERTIFICATE', `${random.pick(roman)}-${pair}`, issuedOn, 'Отдел ЗАГС администрации г. Светлоозёрска Заречной обл.', true);
  }

  passport(random: Random, birth: Day, knownUntil: Day, expired = false): DemoDocument {
    const issuedOn = passportDate(random, birth, knownUntil, expired);
    const year = yearOf(issuedOn);
    const office = issuers.find(({ since }) => since <= year) ?? issuers[2];
    const printed = Math.max(1997, year - random.int(0, 2));
    const limit = ageOn(birth, issuedOn) < 20 ? 20 : ageOn(birth, issuedOn) < 45 ? 45 : null;
    return {
      ...this.paper('RF_PASSPORT', `${this.okato()}${String(printed % 100).padStart(2, '0')}`, issuedOn, office.name, true),
      departmentCode: office.code,
      ...(limit === null ? {} : { validTo: isoOf(anniversary(birth, limit) + 90) }),
    };
  }

  travelPassport(random: Random, today: Day): DemoDocument {
    const issuedOn = today - random.int(30, 3300);
    const paper = this.paper('RF_TRAVEL_PASSPORT', '72', issuedOn, 'МВД 97001', false);
    return { ...paper, number: `0${paper.number}`, validTo: isoOf(anniversary(issuedOn, 10)) };
  }

  militaryId(random: Random, birth: Day): DemoDocument {
    return this.paper('MILITARY_ID', 'АЕ', anniversary(birth, 18) + random.int(60, 700), 'Военный комиссариат г. Светлоозёрска Заречной обл.', false);
  }

  private okato(): string {
    return unusedOkato[Math.floor((this.issued.get('RF_PASSPORT') ?? 0) / numbersInSeries)] as string;
  }

  private paper(kind: DemoDocument['kind'], series: string, issuedOn: Day, issuer: string, isMain: boolean): DemoDocument {
    const index = this.issued.get(kind) ?? 0;
    this.issued.set(kind, index + 1);
    const number = String(((index * 387_421 + 112_347) % numbersInSeries) + 1).padStart(6, '0');
    return { id: seededId(this.seed + 1, this.papers++), kind, series, number, issuedOn: isoOf(issuedOn), issuer, isMain };
  }
}

function passportDate(random: Random, birth: Day, knownUntil: Day, expired: boolean): Day {
  const age = ageOn(birth, knownUntil);
  const bracket = age >= 45 && !expired ? 45 : age >= 20 ? 20 : 14;
  const due = anniversary(birth, bracket);
  const start = due < firstPassports ? dayOf('1998-02-02') + random.int(0, 1900) : due + random.int(3, 60);
  const replaced = bracket === 20 && random.chance(0.3) ? start + random.int(200, 3000) : start;
  const last = bracket === 20 ? Math.min(knownUntil, anniversary(birth, 45) - 1) : knownUntil;
  return Math.max(due, Math.min(replaced, last));
}
