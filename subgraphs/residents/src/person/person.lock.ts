import { NotFound, type Context } from '@demos/module-sdk';
import { LockMode } from '@demos/module-sdk/orm';
import { conflictOver } from '../history/conflict.js';
import { Person } from './person.entity.js';

export async function lockPerson(tx: Context, id: string, version?: number | null): Promise<Person> {
  const person = await tx.em.findOne(Person, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!person) throw new NotFound('residents.person.notFound');
  if (version !== undefined && version !== null && person.version !== version) throw await conflictOver(tx, id);
  return person;
}
