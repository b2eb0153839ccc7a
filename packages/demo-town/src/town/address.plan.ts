export type Hierarchy = 'both' | 'administrative' | 'municipal';

interface PlannedBase {
  id: string;
  objectId: number;
  level: number;
  parent: PlannedAddress | null;
  hierarchy: Hierarchy;
  admPath: string;
  munPath: string;
  munParentId: number;
  active: boolean;
  since: string;
  postalCode?: string;
  oktmo: string;
  okato: string;
}

export interface PlannedArea extends PlannedBase {
  kind: 'area';
  name: string;
  typeName: string;
  codes: AreaCodes;
  former?: { name: string; typeName: string; until: string };
}

export interface AreaCodes {
  area: number;
  city: number;
  place: number;
  plan: number;
  street: number;
}

export interface PlannedHouse extends PlannedBase {
  kind: 'house';
  number: string;
  houseType: number;
  additions: { number: string; type: 1 | 2 }[];
  flats: PlannedFlat[];
  residential: boolean;
  former?: { number: string; until: string };
}

export interface PlannedFlat extends PlannedBase {
  kind: 'flat';
  number: string;
  rooms: PlannedRoom[];
}

export interface PlannedRoom extends PlannedBase {
  kind: 'room';
  number: string;
}

export interface PlannedPlot extends PlannedBase {
  kind: 'stead' | 'carplace';
  number: string;
}

export type PlannedAddress = PlannedArea | PlannedHouse | PlannedFlat | PlannedRoom | PlannedPlot;
export type Dwelling = PlannedHouse | PlannedFlat | PlannedRoom;

const houseTypeNames: Record<number, string> = { 2: 'д.', 5: 'зд.' };
const additionNames = { 1: 'к.', 2: 'стр.' } as const;

function ownText(address: PlannedAddress): string {
  switch (address.kind) {
    case 'area':
      return address.level === 1 || address.typeName === 'р-н' ? `${address.name} ${address.typeName}` : `${address.typeName} ${address.name}`;
    case 'house': {
      const additions = address.additions.map((addition) => ` ${additionNames[addition.type]} ${addition.number}`);
      return `${houseTypeNames[address.houseType]} ${address.number}${additions.join('')}`;
    }
    case 'flat':
      return `кв. ${address.number}`;
    case 'room':
      return `ком. ${address.number}`;
    case 'stead':
      return `з/у ${address.number}`;
    case 'carplace':
      return `м/м ${address.number}`;
  }
}

export function addressText(address: PlannedAddress): string {
  const own = ownText(address);
  return address.parent ? `${addressText(address.parent)}, ${own}` : own;
}
