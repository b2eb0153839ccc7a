import type { PlannedAddress } from '../town/address.plan.js';
import type { Row } from './xml.js';

const openEnd = '2079-06-06';
const abolishedOn = '2022-12-06';

export const changeId = (address: PlannedAddress, step = 0): number => address.objectId * 4 + step;
export const versionId = (address: PlannedAddress, step = 0): number => address.objectId * 3 + step;

export interface VersionSpan {
  step: number;
  flags: Row;
}

const span = (address: PlannedAddress, step: number, last: number, operation: number, start: string, end: string, active: boolean): VersionSpan => ({
  step,
  flags: {
    OPERTYPEID: operation,
    PREVID: step > 0 ? versionId(address, step - 1) : 0,
    NEXTID: step < last ? versionId(address, step + 1) : address.objectId % 50 === 0 ? undefined : 0,
    UPDATEDATE: step < last ? end : start,
    STARTDATE: start,
    ENDDATE: end,
    ISACTUAL: step === last ? 1 : 0,
    ISACTIVE: active ? 1 : 0,
  },
});

/** The versions of one object: what it was, what it is, and that it is gone. */
export function versionsOf(address: PlannedAddress): VersionSpan[] {
  const former = 'former' in address ? address.former : undefined;
  if (!address.active) {
    return [span(address, 0, 1, 10, address.since, abolishedOn, false), span(address, 1, 1, 30, abolishedOn, openEnd, false)];
  }
  if (former) {
    return [span(address, 0, 1, 10, '1900-01-01', former.until, false), span(address, 1, 1, 20, former.until, openEnd, true)];
  }
  return [span(address, 0, 0, 10, address.since, openEnd, true)];
}
