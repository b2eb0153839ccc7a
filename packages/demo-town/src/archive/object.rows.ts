import type { PlannedAddress, PlannedArea, PlannedFlat, PlannedHouse, PlannedPlot, PlannedRoom } from '../town/address.plan.js';
import type { TownPlan } from '../town/town.plan.js';
import { changeId, versionId, versionsOf, type VersionSpan } from './versions.js';
import type { Row } from './xml.js';

const key = (address: PlannedAddress, { step }: VersionSpan): Row => ({
  ID: versionId(address, step),
  OBJECTID: address.objectId,
  OBJECTGUID: address.id,
  CHANGEID: changeId(address, step),
});

function* rows<A extends PlannedAddress>(addresses: Iterable<A>, body: (address: A, version: VersionSpan) => Row): Generator<Row> {
  for (const address of addresses) {
    for (const version of versionsOf(address)) yield { ...key(address, version), ...body(address, version), ...version.flags };
  }
}

function* areasOf(plan: TownPlan): Generator<PlannedArea> {
  yield* plan.areas;
  yield* plan.streets;
}

export const areaRows = (plan: TownPlan): Iterable<Row> =>
  rows(areasOf(plan), (area, { step }) => {
    const then = step === 0 && area.former ? area.former : area;
    return { NAME: then.name, TYPENAME: then.typeName, LEVEL: area.level };
  });

export const houseRows = (plan: TownPlan): Iterable<Row> =>
  rows<PlannedHouse>(plan.houses, (house, { step }) => ({
    HOUSENUM: step === 0 && house.former ? house.former.number : house.number,
    ADDNUM1: house.additions[0]?.number,
    ADDNUM2: house.additions[1]?.number,
    HOUSETYPE: house.houseType,
    ADDTYPE1: house.additions[0]?.type,
    ADDTYPE2: house.additions[1]?.type,
  }));

export const flatRows = (plan: TownPlan): Iterable<Row> => rows<PlannedFlat>(plan.flats, (flat) => ({ NUMBER: flat.number, APARTTYPE: 2 }));
export const roomRows = (plan: TownPlan): Iterable<Row> => rows<PlannedRoom>(plan.rooms, (room) => ({ NUMBER: room.number, ROOMTYPE: 1 }));
export const steadRows = (plan: TownPlan): Iterable<Row> => rows<PlannedPlot>(plan.steads, (plot) => ({ NUMBER: plot.number }));
export const carplaceRows = (plan: TownPlan): Iterable<Row> => rows<PlannedPlot>(plan.carplaces, (plot) => ({ NUMBER: plot.number }));

export function* everyAddress(plan: TownPlan): Generator<PlannedAddress> {
  yield* areasOf(plan);
  yield* plan.houses;
  yield* plan.flats;
  yield* plan.rooms;
  yield* plan.steads;
  yield* plan.carplaces;
}
