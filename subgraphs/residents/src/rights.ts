import { actsEverywhere, definePermissions, type RequestActor } from '@demos/module-sdk';

export const can = definePermissions('residents', {
  readPerson: 'person.read',
  writePerson: 'person.write',
  readRegistration: 'registration.read',
  writeRegistration: 'registration.write',
  print: 'forms.print',
  readHistory: 'history.read',
});

export interface Territory extends Record<string, unknown> {
  /** Null: everywhere; absent: nowhere. */
  offices?: readonly string[] | null;
}

export const territoryOf = (actor: Pick<RequestActor, 'kind' | 'officeIds'>): Territory => ({
  offices: actsEverywhere(actor) ? null : [...actor.officeIds],
});
