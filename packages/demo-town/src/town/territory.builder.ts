import { seededRandom } from '../random.js';
import { AddressFactory } from './address.factory.js';
import type { Dwelling, PlannedArea, PlannedHouse, PlannedPlot, PlannedRoom } from './address.plan.js';
import { buildHouses, buildStreet, type StreetContext } from './street.builder.js';
import { quarterStreets, remoteStreets, townStreets, villageStreets } from './streets.js';

const inHouse = (house: PlannedHouse): Dwelling[] =>
  !house.residential || !house.active ? [] : house.flats.length === 0 ? [house] : house.flats.flatMap((flat): Dwelling[] => (flat.rooms.length > 0 ? flat.rooms : [flat]));

export function buildTerritory(seed: number, scale: number) {
  const random = seededRandom(seed);
  const make = new AddressFactory(seed, random);
  const context: StreetContext = { make, random, streets: [], houses: [] };
  const areas: PlannedArea[] = [];
  const keep = (area: PlannedArea): PlannedArea => {
    areas.push(area);
    return area;
  };

  const region = keep(make.area(null, 1, { name: 'Заречная', typeName: 'обл.', postalCode: '697000' }));
  const district = keep(make.area(region, 2, { name: 'Приозёрный', typeName: 'р-н', hierarchy: 'administrative', codes: { area: 2 }, okato: '02218000000', postalCode: '697300' }));
  const forest = keep(make.area(region, 2, { name: 'Лесной', typeName: 'р-н', hierarchy: 'administrative', codes: { area: 3 }, okato: '02224000000', postalCode: '697400' }));
  const lakeside = keep(make.area(region, 3, { name: 'Приозёрный', typeName: 'м.р-н', hierarchy: 'municipal', oktmo: '02618000' }));
  const woodland = keep(make.area(region, 3, { name: 'Лесной', typeName: 'м.о.', hierarchy: 'municipal', oktmo: '02524000' }));
  const settlement = keep(make.area(lakeside, 4, { name: 'Берёзовское', typeName: 'с.п.', hierarchy: 'municipal', oktmo: '02618404' }));

  const towns = Array.from({ length: scale }, (_, index) => {
    const name = index === 0 ? 'Светлоозёрск' : `Светлоозёрск-${index + 1}`;
    const oktmo = `02${701 + (index % 290)}000`;
    const municipality = keep(make.area(region, 3, { name: `город ${name}`, typeName: 'г.о.', hierarchy: 'municipal', oktmo }));
    const town = keep(make.area(region, 5, { name, typeName: 'г.', codes: { city: index + 1 }, municipalParent: municipality, oktmo: `${oktmo}001`, okato: '02401000000', postalCode: '697010' }));
    townStreets.forEach((sketch, street) => buildStreet(context, town, sketch, street, `6970${10 + (street % 6)}`));
    return town;
  });
  const town = towns[0]!;

  const quarter = keep(make.area(town, 7, { name: 'Заозёрный', typeName: 'мкр.', codes: { plan: 1 }, postalCode: '697020' }));
  quarterStreets.forEach((sketch, index) => buildStreet(context, quarter, sketch, index + 40));
  const east = keep(make.area(town, 7, { name: 'Восточный', typeName: 'мкр.', codes: { plan: 2 }, postalCode: '697021' }));
  buildHouses(context, east, { layout: 'blocks', houses: 3 });

  const village = keep(make.area(district, 6, { name: 'Берёзовка', typeName: 'с.', codes: { place: 1 }, municipalParent: settlement, oktmo: '02618404101', okato: '02218804001', postalCode: '697301' }));
  villageStreets.forEach((sketch, index) => buildStreet(context, village, sketch, index));
  const springs = keep(make.area(district, 6, { name: 'Малые Ключи', typeName: 'д.', codes: { place: 2 }, municipalParent: settlement, oktmo: '02618404106', okato: '02218804002', postalCode: '697302' }));
  buildHouses(context, springs, { layout: 'private', houses: 5 });
  const remote = keep(make.area(forest, 6, { name: 'Дальний', typeName: 'п.', codes: { place: 1 }, municipalParent: woodland, oktmo: '02524000101', okato: '02224000001', postalCode: '697401' }));
  const unserved = context.houses.length;
  remoteStreets.forEach((sketch, index) => buildStreet(context, remote, sketch, index));
  const unservedHouses = new Set(context.houses.slice(unserved));

  const embankment = buildStreet(context, town, { name: 'Озёрная', typeName: 'наб.', layout: 'private', houses: 0 }, 60, '697010');
  const lakeHouse = make.house(embankment, '12а');
  for (let flat = 1; flat <= 36; flat++) make.flat(lakeHouse, `${flat}`);
  const corpus = make.house(embankment, '6', { additions: [{ number: '2', type: 1 }] });
  for (let flat = 1; flat <= 40; flat++) make.flat(corpus, `${flat}`);
  const renumbered = make.house(embankment, '36В', { former: { number: '36в', until: '2021-04-20' } });
  const demolished = make.house(embankment, '2', { active: false });

  const hostelStreet = buildStreet(context, town, { name: 'Рабочая', typeName: 'ул.', layout: 'mixed', houses: 5 }, 61, '697012');
  const hostel = make.house(hostelStreet, '19');
  const rooms: PlannedRoom[] = Array.from({ length: 6 }, (_, flat) => make.flat(hostel, `${flat + 1}`)).flatMap((flat) => ['1', '2', '3'].map((number) => make.room(flat, number)));
  context.houses.push(lakeHouse, corpus, renumbered, demolished, hostel);

  const garden = keep(make.area(district, 7, { name: '"Родник"', typeName: 'тер. СНТ', codes: { plan: 3 }, municipalParent: settlement, oktmo: '02618404', postalCode: '697303' }));
  const steads: PlannedPlot[] = [village, garden].flatMap((place) => Array.from({ length: 6 }, (_, index) => make.plot('stead', place, `${index + 101}`)));
  const carplaces = Array.from({ length: 4 }, (_, index) => make.plot('carplace', corpus, `${index + 1}`));

  const { houses, streets } = context;
  const flats = houses.flatMap((house) => house.flats);
  const dwellings = houses.filter((house) => !unservedHouses.has(house)).flatMap(inHouse);
  const firstHome = (place: PlannedArea): Dwelling => dwellings.find((dwelling) => dwelling.kind === 'house' && dwelling.parent?.parent === place) as Dwelling;
  const homes = { embankment: lakeHouse.flats[6] as Dwelling, quarter: firstHome(quarter), village: firstHome(village) };
  return { region, town, towns, district, quarter, village, remote, areas, streets, houses, flats, rooms, steads, carplaces, dwellings, homes };
}
