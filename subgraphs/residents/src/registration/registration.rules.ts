import { addDays, addYears, daysBetween, inWords, type Day } from '../calendar/day.js';
import { hasReached, type PartialDate, firstDay } from '../calendar/partial-date.js';
import { broken, problem, type Problem } from '../validation/problem.js';
import type { Registration } from './registration.entity.js';
import { RegistrationKind } from './registration.kind.js';
import { isActiveOn, isOpen, overlap } from './registration.period.js';

export interface RepresentativeFacts {
  id: string;
  name: string;
  registrations: readonly Registration[];
}

export interface RegistrationFacts {
  today: Day;
  kind: RegistrationKind;
  from: Day;
  until?: Day | null;
  birthDate: PartialDate;
  dwellingId?: string;
  registrations: readonly Registration[];
  representatives: readonly RepresentativeFacts[];
}

export interface Closing {
  registration: Registration;
  on: Day;
  ground: string;
}

export interface Verdict {
  problems: Problem[];
  warnings: Problem[];
  closings: Closing[];
}

const AGE_WITH_PARENTS = 14;
const ADULT = 18;
const DAYS_AHEAD = 92;
const STAY_YEARS = 5;
const isResidence = ({ kind }: Pick<Registration, 'kind'>) => kind === RegistrationKind.RESIDENCE;

export function judge(facts: RegistrationFacts): Verdict {
  const closings = closingsOf(facts);
  return {
    problems: [...datesOf(facts), ...duplicatesOf(facts), ...overlapsOf(facts, closings), ...childOf(facts)],
    warnings: [...warningsOfStay(facts), ...warningsOfAge(facts)],
    closings,
  };
}

function datesOf({ today, kind, from, until, birthDate }: RegistrationFacts): Problem[] {
  const found: Problem[] = [];
  if (from < firstDay(birthDate)) found.push(broken('R-DATE', 'from', 'registration.beforeBirth'));
  if (from > addDays(today, DAYS_AHEAD)) found.push(broken('R-DATE', 'from', 'registration.tooFarAhead', { days: DAYS_AHEAD }));
  if (kind === RegistrationKind.RESIDENCE && until) found.push(problem('until', 'registration.residenceHasNoEnd'));
  if (kind === RegistrationKind.STAY && !until) found.push(problem('until', 'registration.stayNeedsEnd'));
  if (kind === RegistrationKind.STAY && until && until <= from) found.push(broken('R-DATE', 'until', 'registration.endBeforeStart'));
  return found;
}

function duplicatesOf({ dwellingId, kind, from, until, registrations }: RegistrationFacts): Problem[] {
  const wanted = { from, until };
  const same = registrations.find(
    (known) =>
      known.dwellingId === dwellingId && overlap(known, wanted) && !(kind === RegistrationKind.RESIDENCE && !isResidence(known)),
  );
  return same ? [broken('R-DUP', 'addressId', 'registration.duplicate', { since: inWords(same.from) })] : [];
}

function overlapsOf({ kind, from, dwellingId, registrations }: RegistrationFacts, closings: Closing[]): Problem[] {
  if (kind === RegistrationKind.STAY) return [];
  const later = registrations.find(
    (known) =>
      isResidence(known) &&
      known.dwellingId !== dwellingId &&
      !closings.some(({ registration }) => registration === known) &&
      overlap(known, { from }),
  );
  return later ? [broken('R-ONE', 'from', 'registration.overlap', { since: inWords(later.from) })] : [];
}

function closingsOf({ kind, from, dwellingId, registrations }: RegistrationFacts): Closing[] {
  if (kind === RegistrationKind.STAY) return [];
  const open = registrations.filter((known) => isOpen(known, from) && known.from < from);
  const moved = open.filter((known) => isResidence(known) && known.dwellingId !== dwellingId);
  const settled = open.filter((known) => !isResidence(known) && known.dwellingId === dwellingId);
  return [
    ...moved.map((registration) => ({ registration, on: from, ground: 'RES_MOVE' })),
    ...settled.map((registration) => ({ registration, on: from, ground: 'STAY_TO_RESIDENCE' })),
  ];
}

function childOf({ kind, from, birthDate, dwellingId, representatives }: RegistrationFacts): Problem[] {
  if (hasReached(birthDate, AGE_WITH_PARENTS, from) !== 'no') return [];
  if (representatives.length === 0) return [broken('R-U14', 'representativeIds', 'registration.childNeedsRepresentative')];
  const lives = representatives.some(({ registrations }) =>
    registrations.some(
      (known) =>
        known.dwellingId === dwellingId &&
        isActiveOn(known, from) &&
        (kind === RegistrationKind.STAY || isResidence(known)),
    ),
  );
  const names = representatives.map(({ name }) => name).join(', ');
  return lives ? [] : [broken('R-U14', 'addressId', 'registration.childApart', { names })];
}

function warningsOfStay({ kind, from, until, registrations }: RegistrationFacts): Problem[] {
  if (kind === RegistrationKind.RESIDENCE || !until || until <= from) return [];
  const found: Problem[] = [];
  if (daysBetween(from, until) < 90) found.push(broken('R-STAY-90', 'until', 'registration.shortStay'));
  if (until > addYears(from, STAY_YEARS)) found.push(broken('R-STAY-MAX', 'until', 'registration.longStay', { years: STAY_YEARS }));
  const other = registrations.find((known) => !isResidence(known) && overlap(known, { from, until }));
  if (other) found.push(broken('R-STAY-OVERLAP', 'from', 'registration.stayOverlap', { since: inWords(other.from) }));
  return found;
}

function warningsOfAge({ birthDate, from }: RegistrationFacts): Problem[] {
  const reached = hasReached(birthDate, AGE_WITH_PARENTS, from);
  if (reached === 'uncertain') return [broken('R-U14', 'birthDate', 'registration.ageUncertain')];
  if (reached === 'yes' && hasReached(birthDate, ADULT, from) !== 'yes') {
    return [broken('R-1418', 'representativeIds', 'registration.consentOfRepresentatives')];
  }
  return [];
}
