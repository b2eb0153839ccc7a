import type { Context } from '@demos/module-sdk';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import type { Registration } from './registration.entity.js';

export const published = {
  'registration.opened': { describe: 'A person has been registered at an address; `on` is the first day' },
  'registration.closed': { describe: 'A registration has ended on the day `on`, for the ground `ground`' },
};

export const publishOpened = (tx: Context, registration: Registration): Promise<void> =>
  publish(tx, 'registration.opened', registration, { on: registration.from });

export const publishClosed = (tx: Context, registration: Registration): Promise<void> =>
  publish(tx, 'registration.closed', registration, { on: registration.closedOn, ground: registration.closeGroundCode });

async function publish(tx: Context, type: keyof typeof published, registration: Registration, happened: Record<string, unknown>): Promise<void> {
  const { id, personId, dwellingId, officeId, kind } = registration;
  const { addressId } = await tx.em.findOneOrFail(Dwelling, { id: dwellingId }, { filters: false });
  await tx.publish({ type, subject: id, data: { registrationId: id, personId, dwellingId, addressId, officeId, kind, ...happened } });
}
