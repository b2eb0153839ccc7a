import type { Random } from '../random.js';
import type { AddressFactory } from './address.factory.js';
import type { PlannedArea, PlannedHouse } from './address.plan.js';
import type { StreetSketch } from './streets.js';

const blockSizes = [36, 40, 45, 48, 54, 60] as const;
const letters = ['а', 'б', 'в'] as const;

export interface StreetContext {
  make: AddressFactory;
  random: Random;
  streets: PlannedArea[];
  houses: PlannedHouse[];
}

export function buildStreet(context: StreetContext, parent: PlannedArea, sketch: StreetSketch, index: number, postalCode?: string): PlannedArea {
  const street = context.make.area(parent, 8, {
    name: sketch.name,
    typeName: sketch.typeName,
    codes: { street: index + 1 },
    postalCode,
    active: !sketch.gone,
    former: sketch.former,
  });
  context.streets.push(street);
  buildHouses(context, street, sketch);
  return street;
}

export function buildHouses(context: StreetContext, street: PlannedArea, { layout, houses }: Pick<StreetSketch, 'layout' | 'houses'>): void {
  let number = 0;
  for (let i = 0; i < houses; i++) {
    number += context.random.int(1, 2);
    context.houses.push(buildHouse(context, street, number, layout, i));
  }
}

function buildHouse({ make, random }: StreetContext, street: PlannedArea, number: number, layout: StreetSketch['layout'], index: number): PlannedHouse {
  if (layout === 'public') return make.house(street, `${number}`, { houseType: 5, residential: false });
  const isBlock = layout === 'blocks' ? index > 0 || random.chance(0.8) : layout === 'mixed' && index % 4 === 1;
  if (!isBlock) return make.house(street, privateNumber(random, number));
  const house = make.house(street, `${number}`, { additions: random.chance(0.3) ? [{ number: `${random.int(1, 3)}`, type: 1 }] : random.chance(0.08) ? [{ number: '1', type: 2 }] : [] });
  const size = layout === 'blocks' ? random.pick(blockSizes) : random.int(8, 18);
  for (let flat = 1; flat <= size; flat++) make.flat(house, `${flat}`);
  return house;
}

function privateNumber(random: Random, number: number): string {
  if (random.chance(0.1)) return `${number}${random.pick(letters)}`;
  if (random.chance(0.08)) return `${number}/${random.int(1, 9)}`;
  return `${number}`;
}
