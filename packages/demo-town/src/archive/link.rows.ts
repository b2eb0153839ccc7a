import type { PlannedAddress } from '../town/address.plan.js';
import type { TownPlan } from '../town/town.plan.js';
import { everyAddress } from './object.rows.js';
import { changeId, versionsOf } from './versions.js';
import type { Row } from './xml.js';

const openEnd = '2079-06-06';

const areaCodes = (address: PlannedAddress): Row =>
  address.kind === 'area'
    ? { AREACODE: address.codes.area, CITYCODE: address.codes.city, PLACECODE: address.codes.place, PLANCODE: address.codes.plan, STREETCODE: address.codes.street }
    : {};

const linkDates = (address: PlannedAddress): Row => ({
  PREVID: 0,
  NEXTID: 0,
  UPDATEDATE: address.since,
  STARTDATE: address.since,
  ENDDATE: openEnd,
  ISACTIVE: address.active ? 1 : 0,
});

export function* administrativeRows(plan: TownPlan): Generator<Row> {
  for (const address of everyAddress(plan)) {
    if (address.hierarchy === 'municipal') continue;
    yield {
      ID: address.objectId + 40_000_000,
      OBJECTID: address.objectId,
      PARENTOBJID: address.parent?.objectId ?? 0,
      CHANGEID: changeId(address),
      REGIONCODE: plan.regionCode,
      ...areaCodes(address),
      ...linkDates(address),
      PATH: address.admPath,
    };
  }
}

export function* municipalRows(plan: TownPlan): Generator<Row> {
  for (const address of everyAddress(plan)) {
    if (address.hierarchy === 'administrative') continue;
    yield {
      ID: address.objectId + 50_000_000,
      OBJECTID: address.objectId,
      PARENTOBJID: address.munParentId,
      CHANGEID: changeId(address),
      OKTMO: address.active ? address.oktmo : undefined,
      ...linkDates(address),
      PATH: address.munPath,
    };
  }
}

export function* registryRows(plan: TownPlan): Generator<Row> {
  for (const address of everyAddress(plan)) {
    const last = versionsOf(address).at(-1)!;
    yield {
      OBJECTID: address.objectId,
      OBJECTGUID: address.id,
      CHANGEID: changeId(address, last.step),
      ISACTIVE: address.active ? 1 : 0,
      LEVELID: address.level,
      CREATEDATE: address.since,
      UPDATEDATE: last.flags['UPDATEDATE'],
    };
  }
}

export function* changeRows(plan: TownPlan): Generator<Row> {
  for (const address of everyAddress(plan)) {
    for (const { step, flags } of versionsOf(address)) {
      yield {
        CHANGEID: changeId(address, step),
        OBJECTID: address.objectId,
        ADROBJECTID: address.id,
        OPERTYPEID: flags['OPERTYPEID'],
        NDOCID: step > 0 && address.kind === 'area' ? address.objectId + 7 : undefined,
        CHANGEDATE: flags['STARTDATE'],
      };
    }
  }
}

export function* actRows(plan: TownPlan): Generator<Row> {
  for (const street of plan.streets) {
    const last = versionsOf(street).at(-1)!;
    if (last.step === 0) continue;
    yield {
      ID: street.objectId + 7,
      NAME: `Постановление администрации города Светлоозёрска\n"О наименовании элемента улично-дорожной сети «${street.name}»"`,
      DATE: last.flags['STARTDATE'],
      NUMBER: `${street.objectId % 1000}-п`,
      TYPE: 6,
      KIND: 2,
      UPDATEDATE: last.flags['UPDATEDATE'],
      ORGNAME: 'Администрация города Светлоозёрска\nотдел архитектуры & градостроительства',
    };
  }
}
