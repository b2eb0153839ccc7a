import { NotFound, type Context, type FileAnswer, type FileRequest } from '@demos/module-sdk';
import { inWords } from '../calendar/day.js';
import { partialInWords } from '../calendar/partial-date.js';
import { findDwelling } from '../dwelling/dwelling.queries.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';
import type { Registration } from '../registration/registration.entity.js';
import { registrationsOfDwelling } from '../registration/registration.queries.js';
import { closingOf } from './certificate.form.js';
import { issueForm } from './form.issue.js';
import { officeNameOf } from './office.name.js';

export async function printApartmentCard(ctx: Context, { params }: FileRequest): Promise<FileAnswer> {
  const dwelling = await findDwelling(ctx, params['dwellingId'] ?? '');
  if (!dwelling) throw new NotFound('residents.dwelling.notFound');
  const registrations = await registrationsOfDwelling(ctx, dwelling.id);
  const [office, rows] = await Promise.all([
    officeNameOf(ctx, dwelling.id),
    Promise.all(registrations.map((registration) => rowOf(ctx, registration))),
  ]);
  return issueForm(ctx, {
    form: 'apartment-card',
    subjectId: dwelling.id,
    filename: `apartment-card-${dwelling.id}.pdf`,
    data: {
      office: office ?? '',
      address: dwelling.addressText,
      closedOn: dwelling.cardClosedOn ? inWords(dwelling.cardClosedOn) : null,
      rows,
    },
  });
}

async function rowOf(ctx: Context, registration: Registration) {
  const person = await ctx.load.one(Person, registration.personId);
  const term = registration.until ? ` по ${inWords(registration.until)}` : '';
  return {
    fullName: fullName([person?.surname, person?.givenName, person?.patronymic]),
    birthDate: person ? partialInWords(person.birthDate) : '',
    kind: ctx.t(`residents.form.kind.${registration.kind}`),
    from: inWords(registration.from) + term,
    closed: await closingOf(ctx, registration),
  };
}
