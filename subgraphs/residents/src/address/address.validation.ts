import { actsEverywhere, type RequestActor } from '@demos/module-sdk';
import { broken, problem, type Problem } from '../validation/problem.js';
import type { Place } from './address.directory.js';

const LIVING = new Set(['HOUSE', 'FLAT', 'ROOM']);

export function problemsOfPlace(place: Place | null, actor: Pick<RequestActor, 'kind' | 'officeIds'>): Problem[] {
  if (!place) return [problem('addressId', 'address.notFound')];
  const found: Problem[] = [];
  if (!place.isActive) found.push(problem('addressId', 'address.inactive'));
  if (!LIVING.has(place.kind)) found.push(broken('R-NONLIV', 'addressId', 'address.notDwelling'));
  const office = place.responsibleOffice;
  if (!office) found.push(problem('addressId', 'address.noOffice'));
  else if (!actsEverywhere(actor) && !actor.officeIds.includes(office.id)) {
    found.push(broken('R-TERRITORY', 'addressId', 'address.otherOffice', { office: office.name }));
  }
  return found;
}
