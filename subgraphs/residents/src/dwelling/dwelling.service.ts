import { uuidv7, type Context } from '@demos/module-sdk';
import { LockMode } from '@demos/module-sdk/orm';
import type { Place } from '../address/address.directory.js';
import { problem } from '../validation/problem.js';
import { refuseIfAny } from '../validation/refuse.js';
import { Dwelling } from './dwelling.entity.js';

export const findDwellingAt = (ctx: Context, addressId: string): Promise<Dwelling | null> =>
  ctx.em.findOne(Dwelling, { addressId }, { filters: false });

export async function openDwelling(tx: Context, place: Place): Promise<Dwelling> {
  await tx.sql(
    `insert into dwelling (id, address_id, address_text, address_path, office_id) values ($1, $2, $3, $4, $5)
     on conflict (address_id) do nothing`,
    [uuidv7(), place.id, place.text, [...new Set([...place.path, place.id])], place.responsibleOffice?.id],
  );
  const dwelling = await tx.em.findOneOrFail(
    Dwelling,
    { addressId: place.id },
    { filters: false, lockMode: LockMode.PESSIMISTIC_READ, refresh: true },
  );
  refuseIfAny(dwelling.cardClosedOn ? [problem('addressId', 'dwelling.cardClosed')] : []);
  return dwelling;
}
