import type { RegistrationLine, RegistrationState } from '#lib/graph/model.js';
import { date } from '#lib/i18n/format.js';
import { t } from '#lib/i18n/i18n.svelte.js';

export function registrationPeriod(line: Pick<RegistrationLine, 'from' | 'until' | 'closedOn'>): string {
  const end = line.closedOn ?? line.until;
  return end ? t('registration.fromTo', { from: date(line.from), to: date(end) }) : t('registration.sinceDate', { date: date(line.from) });
}

const tones = { ACTIVE: 'good', PLANNED: 'accent', EXPIRED: 'warn', CLOSED: 'plain' } as const;
export const stateTone = (state: RegistrationState) => tones[state] ?? 'plain';
