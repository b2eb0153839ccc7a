import { rowsAsOf, type Context } from '@demos/module-sdk';
import { addDays, type Day } from '../calendar/day.js';
import { IdentityDocument } from '../document/document.entity.js';
import { Person } from '../person/person.entity.js';

const endOf = (day: Day): Date => new Date(`${addDays(day, 1)}T00:00:00`);

export async function personAsOf(ctx: Context, person: Person, asOf: Day): Promise<Person> {
  const [row] = await rowsAsOf(ctx, 'person', person.id, endOf(asOf));
  const recorded = row ? ctx.em.getDriver().mapResult(row, ctx.em.getMetadata().get(Person)) : person;
  return Object.assign(new Person(), recorded, { asOf });
}

export async function documentsAsOf(ctx: Context, personId: string, asOf: Day): Promise<IdentityDocument[]> {
  const rows = await rowsAsOf(ctx, 'identity_document', personId, endOf(asOf));
  const metadata = ctx.em.getMetadata().get(IdentityDocument);
  return rows.map((row) => Object.assign(new IdentityDocument(), ctx.em.getDriver().mapResult(row, metadata)));
}
