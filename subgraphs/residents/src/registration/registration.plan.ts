import { NotFound, type Context } from '@demos/module-sdk';
import { findPlace, type Place } from '../address/address.directory.js';
import { problemsOfPlace } from '../address/address.validation.js';
import { today } from '../calendar/day.js';
import { isPartialDate } from '../calendar/partial-date.js';
import type { Dwelling } from '../dwelling/dwelling.entity.js';
import { findDwellingAt } from '../dwelling/dwelling.service.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';
import { problemsOfPersonWithDocuments } from '../person/person.validation.js';
import { problemsOfRepresentatives } from '../person/representation.service.js';
import { Representation } from '../person/representation.entity.js';
import { isIdentifier, problemsOfIds } from '../validation/identifier.js';
import { problem, within, type Problem } from '../validation/problem.js';
import { Registration } from './registration.entity.js';
import type { RegisterPersonInput } from './registration.inputs.js';
import { judge, type Closing, type RepresentativeFacts } from './registration.rules.js';

export interface RegistrationPlan {
  input: RegisterPersonInput;
  place: Place | null;
  dwelling: Dwelling | null;
  person: Person | null;
  problems: Problem[];
  warnings: Problem[];
  closings: Closing[];
}

export const placeOf = (ctx: Context, input: RegisterPersonInput): Promise<Place | null> =>
  isIdentifier(input.addressId) ? findPlace(ctx.graph, input.addressId) : Promise.resolve(null);

export async function planRegistration(ctx: Context, input: RegisterPersonInput, place: Place | null): Promise<RegistrationPlan> {
  const formal = formalProblems(input);
  const person = input.personId && isIdentifier(input.personId) ? await ctx.em.findOne(Person, { id: input.personId }) : null;
  if (input.personId && !person) throw new NotFound('residents.person.notFound');
  const dwelling = place ? await findDwellingAt(ctx, place.id) : null;
  const birthDate = person?.birthDate ?? input.newPerson?.birthDate ?? '';
  const base = {
    input, place, dwelling, person,
    problems: [
      ...formal,
      ...problemsOfPlace(place, ctx.actor),
      ...(await problemsOfRepresentatives(ctx, input.personId, input.representativeIds)),
      ...(dwelling?.cardClosedOn ? [problem('addressId', 'dwelling.cardClosed')] : []),
    ],
  };
  if (!isPartialDate(birthDate)) return { ...base, warnings: [], closings: [] };
  const verdict = judge({
    today: today(),
    kind: input.kind,
    from: input.from,
    until: input.until,
    birthDate,
    dwellingId: dwelling?.id,
    registrations: person ? await registrationsOf(ctx, [person.id]) : [],
    representatives: await representativesOf(ctx, person, input.representativeIds ?? []),
  });
  return {
    ...base,
    problems: [...base.problems, ...verdict.problems],
    warnings: [...verdict.warnings, ...warningsOfPapers(input)],
    closings: verdict.closings,
  };
}

const registrationsOf = (ctx: Context, personIds: readonly string[]): Promise<Registration[]> =>
  ctx.em.find(Registration, { personId: { $in: [...personIds] } }, { filters: false });

async function representativesOf(ctx: Context, person: Person | null, named: readonly string[]): Promise<RepresentativeFacts[]> {
  const linked = person ? await ctx.em.find(Representation, { personId: person.id }) : [];
  const ids = [...new Set([...named.filter(isIdentifier), ...linked.map(({ representativeId }) => representativeId)])];
  if (ids.length === 0) return [];
  const people = await ctx.em.find(Person, { id: { $in: ids } }, { filters: false });
  const registrations = await registrationsOf(ctx, ids);
  return people.map(({ id, surname, givenName, patronymic }) => ({
    id,
    name: fullName([surname, givenName, patronymic]),
    registrations: registrations.filter(({ personId }) => personId === id),
  }));
}

function formalProblems({ id, personId, newPerson, addressId }: RegisterPersonInput): Problem[] {
  const found = problemsOfIds({ id, personId, addressId, 'newPerson.id': newPerson?.id });
  if (Boolean(personId) === Boolean(newPerson)) found.push(problem('personId', 'registration.whoExactly'));
  if (!newPerson) return found;
  return [...found, ...within('newPerson', problemsOfPersonWithDocuments(newPerson, newPerson.documents, today()))];
}

const warningsOfPapers = ({ newPerson, basis }: RegisterPersonInput): Problem[] => [
  ...(newPerson && newPerson.documents.length === 0 ? [problem('newPerson.documents', 'registration.noDocument')] : []),
  ...(basis?.trim() ? [] : [problem('basis', 'registration.noBasis')]),
];
