import { seededGuid, type Random } from '../random.js';
import type { AreaCodes, Hierarchy, PlannedAddress, PlannedArea, PlannedFlat, PlannedHouse, PlannedPlot, PlannedRoom } from './address.plan.js';

const firstObjectId = 197_000_001;

interface AreaDraft {
  name: string;
  typeName: string;
  codes?: Partial<AreaCodes>;
  hierarchy?: Hierarchy;
  municipalParent?: PlannedArea;
  postalCode?: string;
  oktmo?: string;
  okato?: string;
  active?: boolean;
  former?: PlannedArea['former'];
}

const noCodes: AreaCodes = { area: 0, city: 0, place: 0, plan: 0, street: 0 };

/** Numbers every object once and keeps both hierarchies' paths. */
export class AddressFactory {
  private made = 0;

  constructor(
    private readonly seed: number,
    private readonly random: Random,
  ) {}

  area(parent: PlannedArea | null, level: number, draft: AreaDraft): PlannedArea {
    const base = this.base(parent, level, draft.hierarchy ?? 'both', draft.municipalParent);
    return {
      ...base,
      kind: 'area',
      name: draft.name,
      typeName: draft.typeName,
      codes: { ...(parent?.codes ?? noCodes), ...draft.codes },
      active: draft.active ?? true,
      postalCode: draft.postalCode ?? parent?.postalCode,
      oktmo: draft.oktmo ?? base.oktmo,
      okato: draft.okato ?? base.okato,
      former: draft.former,
    };
  }

  house(parent: PlannedArea, number: string, draft: Partial<Pick<PlannedHouse, 'houseType' | 'additions' | 'residential' | 'active' | 'former'>> = {}): PlannedHouse {
    return { ...this.base(parent, 10, 'both'), kind: 'house', number, houseType: 2, additions: [], residential: true, flats: [], ...draft };
  }

  flat(house: PlannedHouse, number: string): PlannedFlat {
    const flat: PlannedFlat = { ...this.base(house, 11, 'both'), kind: 'flat', number, rooms: [] };
    house.flats.push(flat);
    return flat;
  }

  room(flat: PlannedFlat, number: string): PlannedRoom {
    const room: PlannedRoom = { ...this.base(flat, 12, 'both'), kind: 'room', number };
    flat.rooms.push(room);
    return room;
  }

  plot(kind: PlannedPlot['kind'], parent: PlannedAddress, number: string): PlannedPlot {
    return { ...this.base(parent, kind === 'stead' ? 9 : 17, 'both'), kind, number };
  }

  private base(parent: PlannedAddress | null, level: number, hierarchy: Hierarchy, municipalParent: PlannedAddress | null = parent) {
    const objectId = firstObjectId + this.made++;
    const path = (above: PlannedAddress | null, of: 'admPath' | 'munPath'): string => (above ? `${above[of]}.${objectId}` : `${objectId}`);
    return {
      id: seededGuid(this.seed, objectId),
      objectId,
      level,
      parent,
      hierarchy,
      admPath: path(parent, 'admPath'),
      munPath: path(municipalParent, 'munPath'),
      munParentId: municipalParent?.objectId ?? 0,
      active: true,
      since: `${this.random.int(2005, 2018)}-${String(this.random.int(1, 12)).padStart(2, '0')}-${String(this.random.int(1, 28)).padStart(2, '0')}`,
      postalCode: parent?.postalCode,
      oktmo: parent?.oktmo ?? '02000000',
      okato: parent?.okato ?? '02000000000',
    };
  }
}
