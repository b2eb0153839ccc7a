import type { XmlRow } from '../archive/xml-rows.js';
import { FILTERED, type Prepared } from './prepared.js';

/** Postal code, OKATO, OKTMO, cadastral number. */
const WANTED = new Set(['5', '6', '7', '8']);

/** A parameter that holds today: both marks of its end are needed, for either may be missing in real archives. */
export function prepareParam(today: string): (row: XmlRow) => Prepared {
  return (row) => {
    if (!WANTED.has(row.TYPEID!) || row.CHANGEIDEND !== '0') return FILTERED;
    if (row.STARTDATE! > today || row.ENDDATE! <= today) return FILTERED;
    return [row.OBJECTID!, row.TYPEID!, row.VALUE!, row.STARTDATE!, row.ID!];
  };
}
