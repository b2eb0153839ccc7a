import type { Context } from '@demos/module-sdk';
import { findPlaces, type Place } from '../address/address.directory.js';
import { problemsOfPlace } from '../address/address.validation.js';
import { within, type Problem } from '../validation/problem.js';
import type { NumberedRow } from './import.row.js';

const IDS_A_QUERY = 200;

/** Places of the directory, asked for once each. */
export class PlaceCache {
  private readonly places = new Map<string, Place | null>();

  constructor(private readonly ctx: Context) {}

  async prepare(rows: readonly NumberedRow[]): Promise<void> {
    const ids = new Set(rows.flatMap(({ registrations }) => registrations.map(({ addressId }) => addressId)));
    const unknown = [...ids].filter((id) => !this.places.has(id));
    for (let from = 0; from < unknown.length; from += IDS_A_QUERY) {
      const asked = unknown.slice(from, from + IDS_A_QUERY);
      const found = await findPlaces(this.ctx.graph, asked);
      for (const id of asked) this.places.set(id, found.get(id) ?? null);
    }
  }

  get(addressId: string): Place {
    const place = this.places.get(addressId);
    if (!place) throw new Error(`Address ${addressId} was not prepared`);
    return place;
  }

  problems({ registrations }: NumberedRow): Problem[] {
    return registrations.flatMap(({ addressId }, index) =>
      within(`registrations.${index}`, problemsOfPlace(this.places.get(addressId) ?? null, this.ctx.actor)),
    );
  }
}
