export interface MovementDay {
  day: string;
  arrivals: number;
  departures: number;
}

export const shortDay = (day: string): string => day.split('-').toReversed().slice(0, 2).join('.');

export const totals = (days: readonly MovementDay[]) => ({
  arrivals: days.reduce((sum, { arrivals }) => sum + arrivals, 0),
  departures: days.reduce((sum, { departures }) => sum + departures, 0),
});
