import type { Dwelling, PlannedArea, PlannedFlat, PlannedHouse, PlannedPlot, PlannedRoom } from './address.plan.js';
import { buildTerritory } from './territory.builder.js';

export interface OfficePlan {
  id: string;
  code: string;
  name: string;
  territory: string[];
}

export interface TownPlan {
  seed: number;
  today: string;
  release: string;
  regionCode: string;
  region: PlannedArea;
  town: PlannedArea;
  quarter: PlannedArea;
  village: PlannedArea;
  remote: PlannedArea;
  areas: PlannedArea[];
  streets: PlannedArea[];
  houses: PlannedHouse[];
  flats: PlannedFlat[];
  rooms: PlannedRoom[];
  steads: PlannedPlot[];
  carplaces: PlannedPlot[];
  dwellings: Dwelling[];
  homes: { embankment: Dwelling; quarter: Dwelling; village: Dwelling };
  offices: OfficePlan[];
}

export interface TownOptions {
  seed?: number;
  /** How many towns of about 2,300 dwellings the region holds. */
  scale?: number;
  today?: string;
}

const officeIds = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'] as const;

/** An invented region: a town, its micro-district that another office serves, a village and a settlement that nobody serves. */
export function townPlan({ seed = 97, scale = 1, today = '2026-11-01' }: TownOptions = {}): TownPlan {
  const territory = buildTerritory(seed, scale);
  return {
    seed,
    today,
    release: '2026.10.30',
    regionCode: '97',
    ...territory,
    offices: [
      {
        id: officeIds[0],
        code: '970-001',
        name: 'Паспортный стол № 1 города Светлоозёрска',
        territory: territory.towns.map((town) => town.id),
      },
      {
        id: officeIds[1],
        code: '970-002',
        name: 'Паспортный стол № 2 (мкр. Заозёрный и Приозёрный район)',
        territory: [territory.quarter.id, territory.district.id],
      },
    ],
  };
}
