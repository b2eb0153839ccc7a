import { NotFound, type Context, type FileAnswer, type FileRequest } from '@demos/module-sdk';
import { inWords } from '../calendar/day.js';
import { partialInWords } from '../calendar/partial-date.js';
import type { IdentityDocument } from '../document/document.entity.js';
import { findMainDocument } from '../document/document.queries.js';
import { dwellingOfRegistration } from '../dwelling/dwelling.queries.js';
import { fullName } from '../person/name.js';
import { Person } from '../person/person.entity.js';
import { Sex } from '../person/sex.js';
import { findGroundTitle } from '../registration/ground.queries.js';
import type { Registration } from '../registration/registration.entity.js';
import { findRegistration } from '../registration/registration.queries.js';
import { issueForm } from './form.issue.js';
import { officeNameOf } from './office.name.js';
import { readable } from './readable.js';

export async function printCertificate(ctx: Context, { params }: FileRequest): Promise<FileAnswer> {
  const registration = await findRegistration(ctx, params['registrationId'] ?? '');
  const person = registration && (await ctx.load.one(Person, registration.personId));
  const dwelling = registration && (await dwellingOfRegistration(ctx, registration.dwellingId));
  if (!registration || !person || !dwelling) throw new NotFound('residents.registration.notFound');
  const [office, document, closed] = await Promise.all([
    officeNameOf(ctx, dwelling.id),
    findMainDocument(ctx, person),
    closingOf(ctx, registration),
  ]);
  return issueForm(ctx, {
    form: 'registration-certificate',
    subjectId: registration.id,
    filename: `certificate-${registration.id}.pdf`,
    data: {
      office: office ?? '',
      person: {
        fullName: fullName([person.surname, person.givenName, person.patronymic]),
        birthDate: partialInWords(person.birthDate),
        birthPlace: person.birthPlace ?? '',
        isFemale: person.sex === Sex.FEMALE,
      },
      document: document && documentOn(ctx, document),
      registration: {
        kind: registration.kind,
        address: dwelling.addressText,
        from: inWords(registration.from),
        until: inWords(registration.until ?? ''),
        arrivedFrom: registration.arrivedFrom ?? '',
        basis: registration.basis ?? '',
        closed,
      },
    },
  });
}

const documentOn = (ctx: Context, document: IdentityDocument) => ({
  kind: ctx.t(`residents.document.kind.${document.kind}`),
  series: readable(ctx, 'IdentityDocument.series', document.series),
  number: readable(ctx, 'IdentityDocument.number', document.number),
  issuedOn: inWords(document.issuedOn ?? ''),
  issuer: document.issuer ?? '',
  departmentCode: document.departmentCode ?? '',
});

export async function closingOf(ctx: Context, { closedOn, closeGroundCode, destinationText }: Registration): Promise<string> {
  if (!closedOn) return '';
  const title = await findGroundTitle(ctx, closeGroundCode);
  return [inWords(closedOn), title, destinationText].filter(Boolean).join(', ');
}
