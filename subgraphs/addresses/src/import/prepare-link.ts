import type { XmlRow } from '../archive/xml-rows.js';
import { FILTERED, type Prepared } from './prepared.js';

/** A link to the parent that is in force. The root carries `0`, an empty or no parent. */
export function prepareLink(row: XmlRow): Prepared {
  if (row.ISACTIVE !== '1') return FILTERED;
  const parent = row.PARENTOBJID;
  return [row.OBJECTID!, parent === undefined || parent === '' || parent === '0' ? null : parent, row.UPDATEDATE!, row.ID!];
}
