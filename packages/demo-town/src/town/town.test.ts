import { describe, expect, it } from 'vitest';
import { addressText } from './address.plan.js';
import { townPlan, type TownPlan } from './town.plan.js';

describe('the town', () => {
  const plan = townPlan();

  it('is the same for the same seed', () => {
    const said = ({ houses, flats }: TownPlan): string[] => [...houses, ...flats].map((address) => `${address.id} ${addressText(address)}`);
    expect(said(townPlan())).toEqual(said(plan));
    expect(townPlan({ seed: 5 }).houses[0]!.id).not.toBe(plan.houses[0]!.id);
  });

  it('has the size of a small town', () => {
    expect(plan.streets.length).toBeGreaterThanOrEqual(36);
    expect(plan.houses.length).toBeGreaterThanOrEqual(280);
    expect(plan.flats.length).toBeGreaterThanOrEqual(1500);
  });

  it('grows with the scale', () => {
    expect(townPlan({ scale: 3 }).flats.length).toBeGreaterThan(plan.flats.length * 2);
  });

  it('never says one address twice among the living', () => {
    const texts = [...plan.houses, ...plan.flats, ...plan.rooms].filter(({ active }) => active).map(addressText);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('leaves a settlement that no office serves', () => {
    const served = new Set(plan.offices.flatMap(({ territory }) => territory));
    expect(plan.remote.admPath.split('.').length).toBeGreaterThan(1);
    expect([plan.region.id, plan.remote.id].some((id) => served.has(id))).toBe(false);
    expect(served.has(plan.town.id) && served.has(plan.quarter.id)).toBe(true);
  });
});
