import { addressQuery } from '#lib/graph/addresses.js';
import { chosenPersonQuery } from '#lib/graph/chosen-person.js';
import { ask } from '#lib/graph/send.js';
import type { RegistrationDraft } from './registration-draft.js';

export interface RegisterStart {
  draftId?: string;
  known?: RegistrationDraft['known'];
  address?: RegistrationDraft['address'];
}

async function knownPerson(id: string): Promise<RegistrationDraft['known']> {
  const { data } = await ask(chosenPersonQuery, { id });
  const person = data?.person;
  return person ? { id: person.id, version: person.version, text: person.fullName, birthDate: person.birthDate } : null;
}

async function knownAddress(id: string): Promise<RegistrationDraft['address']> {
  const { data } = await ask(addressQuery, { id, office: false, dwelling: false });
  return data?.address ? { id: data.address.id, text: data.address.text } : null;
}

/** What the address of the page says the form begins with: `?person=`, `?address=`, `?draft=`. */
export async function registerStart(params: Pick<URLSearchParams, 'get'>): Promise<RegisterStart> {
  const [person, address] = [params.get('person'), params.get('address')];
  const [known, place] = await Promise.all([person && knownPerson(person), address && knownAddress(address)]);
  return { draftId: params.get('draft') ?? undefined, known: known || undefined, address: place || undefined };
}
