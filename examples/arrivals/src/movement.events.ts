import type { Context, DomainEvent } from '@demos/module-sdk';
import { Movement, type MovementKind } from './movement.entity.js';

type RegistrationEvent = DomainEvent<{ officeId: string; on: string }>;

const keep =
  (kind: MovementKind) =>
  async (ctx: Context, { id, data }: RegistrationEvent): Promise<void> => {
    await ctx.em.upsert(Movement, { id, kind, officeId: data.officeId, day: data.on });
  };

export const keepArrival = keep('arrival');
export const keepDeparture = keep('departure');
