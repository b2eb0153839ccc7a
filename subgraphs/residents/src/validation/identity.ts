import { Conflict, violatedConstraint } from '@demos/module-sdk';

/** A client-made id that already belongs to another record is a conflict, not a failure. */
export async function refuseTakenIds<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (/^(person|registration|identity_document)_pkey$/.test(violatedConstraint(error) ?? '')) throw new Conflict('residents.idTaken');
    throw error;
  }
}
