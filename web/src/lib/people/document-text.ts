import type { IdentityDocument } from '#lib/graph/model.js';

type Numbered = Pick<IdentityDocument, 'kind' | 'series' | 'number'>;

/** `45 08 123456` for a passport, `II-АБ № 123456` for a certificate of birth. */
export function documentNumber({ kind, series, number }: Numbered): string {
  if (!series) return number ?? '';
  if (kind === 'RF_PASSPORT' && /^\d{4}$/.test(series)) return `${series.slice(0, 2)} ${series.slice(2)} ${number ?? ''}`;
  if (kind === 'BIRTH_CERTIFICATE') return `${series} № ${number ?? ''}`;
  return `${series} ${number ?? ''}`;
}
