export enum DocumentKind {
  RF_PASSPORT = 'RF_PASSPORT',
  BIRTH_CERTIFICATE = 'BIRTH_CERTIFICATE',
  TEMPORARY_ID = 'TEMPORARY_ID',
  RF_TRAVEL_PASSPORT = 'RF_TRAVEL_PASSPORT',
  FOREIGN_PASSPORT = 'FOREIGN_PASSPORT',
  MILITARY_ID = 'MILITARY_ID',
  RESIDENCE_PERMIT = 'RESIDENCE_PERMIT',
  OTHER = 'OTHER',
}

export interface DocumentPattern {
  series?: RegExp;
  number: RegExp;
}

const ANYTHING = /^[\p{L}\d/.№ -]{1,25}$/u;

export const PATTERNS: Record<DocumentKind, DocumentPattern> = {
  [DocumentKind.RF_PASSPORT]: { series: /^\d{4}$/, number: /^\d{6}$/ },
  [DocumentKind.BIRTH_CERTIFICATE]: { series: /^[IVXLCM]{1,6}-[А-Я]{2}$/, number: /^\d{6}$/ },
  [DocumentKind.TEMPORARY_ID]: { number: ANYTHING },
  [DocumentKind.RF_TRAVEL_PASSPORT]: { series: /^\d{2}$/, number: /^\d{7}$/ },
  [DocumentKind.FOREIGN_PASSPORT]: { number: /^[\p{L}\d-]{1,25}$/u },
  [DocumentKind.MILITARY_ID]: { series: /^[А-Я]{2}$/, number: /^\d{6,7}$/ },
  [DocumentKind.RESIDENCE_PERMIT]: { number: ANYTHING },
  [DocumentKind.OTHER]: { number: ANYTHING },
};
