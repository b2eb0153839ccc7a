import type { Day } from '../calendar/day.js';
import { RegistrationState } from './registration.kind.js';

export interface Period {
  from: Day;
  until?: Day | null;
  closedOn?: Day | null;
}

export const isActiveOn = ({ from, until, closedOn }: Period, day: Day): boolean =>
  from <= day && (!closedOn || day < closedOn) && (!until || day <= until);

export const isOpen = (period: Period, day: Day): boolean => !period.closedOn && (!period.until || day <= period.until);

export function stateOn(period: Period, day: Day): RegistrationState {
  if (period.closedOn && period.closedOn <= day) return RegistrationState.CLOSED;
  if (period.from > day) return RegistrationState.PLANNED;
  return period.until && period.until < day ? RegistrationState.EXPIRED : RegistrationState.ACTIVE;
}

export function overlap(one: Period, other: Period): boolean {
  const startsBeforeEnd = (a: Period, b: Period) => (!b.closedOn || a.from < b.closedOn) && (!b.until || a.from <= b.until);
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}
