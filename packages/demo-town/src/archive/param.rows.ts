import type { PlannedAddress, PlannedArea } from '../town/address.plan.js';
import type { TownPlan } from '../town/town.plan.js';
import { changeId } from './versions.js';
import type { Row } from './xml.js';

const openEnd = '2079-06-06';
const paramType = { taxOffice: 1, postalCode: 5, okato: 6, oktmo: 7, cadastral: 8, kladr: 10, counter: 15, officialName: 16, apartmentBlock: 19, districtCentre: 23 } as const;
type ParamValues = Partial<Record<keyof typeof paramType, string>>;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

function kladr(plan: TownPlan, { codes, active, level }: PlannedArea): string {
  const place = `${plan.regionCode}${digits(codes.area, 3)}${digits(codes.city, 3)}${digits(codes.place, 3)}`;
  return `${place}${level === 8 ? digits(codes.street, 4) : ''}${active ? '00' : '99'}`;
}

const cadastral = (plan: TownPlan, { objectId }: PlannedAddress): string => `${plan.regionCode}:01:${digits(objectId % 9_000_000, 7)}:${(objectId % 900) + 1}`;

const territorial = (address: PlannedAddress): ParamValues => ({ postalCode: address.postalCode, okato: address.okato, oktmo: address.oktmo });

function* params(addresses: Iterable<PlannedAddress>, values: (address: PlannedAddress) => ParamValues): Generator<Row> {
  for (const address of addresses) {
    const current = values(address);
    let taken = 0;
    const param = (type: number, value: string, start: string, end: string, closedBy: number): Row => ({
      ID: address.objectId * 16 + taken++,
      OBJECTID: address.objectId,
      CHANGEID: changeId(address),
      CHANGEIDEND: closedBy,
      TYPEID: type,
      VALUE: value,
      UPDATEDATE: end === openEnd ? start : end,
      STARTDATE: start,
      ENDDATE: end,
    });
    if (current.postalCode && address.objectId % 40 === 0) {
      yield param(paramType.postalCode, '697999', '1900-01-01', address.since, changeId(address, 1));
    }
    for (const name of Object.keys(paramType) as (keyof typeof paramType)[]) {
      const value = current[name];
      if (value !== undefined) yield param(paramType[name], value, address.since, openEnd, 0);
    }
  }
}

export const areaParams = (plan: TownPlan): Iterable<Row> =>
  params([...plan.areas, ...plan.streets], (address) => {
    const area = address as PlannedArea;
    return {
      ...territorial(area),
      taxOffice: '9701',
      kladr: kladr(plan, area),
      officialName: area.level === 1 ? `${area.name} область` : undefined,
      districtCentre: area === plan.village ? '1' : undefined,
    };
  });

export const houseParams = (plan: TownPlan): Iterable<Row> =>
  params(plan.houses, (house) => ({
    ...territorial(house),
    cadastral: cadastral(plan, house),
    counter: `${house.objectId % 1000}`,
    apartmentBlock: house.kind === 'house' && house.flats.length > 0 ? '1' : undefined,
  }));

export const flatParams = (plan: TownPlan): Iterable<Row> =>
  params(plan.flats, (flat) => ({ postalCode: flat.postalCode, oktmo: flat.oktmo, cadastral: cadastral(plan, flat) }));

export const steadParams = (plan: TownPlan): Iterable<Row> => params(plan.steads, (stead) => ({ ...territorial(stead), cadastral: cadastral(plan, stead) }));
