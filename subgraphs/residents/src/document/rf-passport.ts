import { addDays, addYears, fullYears, type Day } from '../calendar/day.js';
import { assumedDay, type PartialDate } from '../calendar/partial-date.js';

export const FIRST_ISSUE: Day = '1997-10-01';
export const YOUNGEST_HOLDER = 14;
const DAYS_TO_REPLACE = 90;

export function passportValidTo(birth: PartialDate, issued: Day): Day | undefined {
  const born = assumedDay(birth);
  const age = fullYears(born, issued);
  if (age >= 45) return undefined;
  return addDays(addYears(born, age < 20 ? 20 : 45), DAYS_TO_REPLACE);
}
