import type { Context } from '@demos/module-sdk';
import { inWords } from '../calendar/day.js';
import { isPartialDate } from '../calendar/partial-date.js';
import { documentKey, tidyDocument } from '../document/document.validation.js';
import { territoryOf } from '../rights.js';
import { broken, type Problem } from '../validation/problem.js';
import { fullName } from './name.js';
import { mayReadDocuments } from './person.criteria.js';
import type { NewPersonInput } from './person.inputs.js';
import { tidyPerson } from './person.validation.js';

interface Twin {
  surname: string | null;
  givenName: string | null;
  patronymic: string | null;
  birthDate: string;
  near: boolean;
}

const COLUMNS = `p.surname, p.given_name as "givenName", p.patronymic, p.birth_date as "birthDate", ($1::uuid[] is null or p.office_ids && $1::uuid[]) as near`;

/** Warnings that the person may be in the register already: by name and birth date, or by a document. */
export async function warningsOfTwins(ctx: Context, input: NewPersonInput): Promise<Problem[]> {
  if (!isPartialDate(input.birthDate)) return [];
  const { offices } = territoryOf(ctx.actor);
  const { surnameKey, givenKey, patronymicKey, birthDate } = tidyPerson(input);
  const byName = await ctx.sql<Twin>(
    `select ${COLUMNS} from person p where p.surname_key = $2 and p.given_key = $3 and p.patronymic_key = $4 and p.birth_date = $5 limit 3`,
    [offices, surnameKey, givenKey, patronymicKey, birthDate],
  );
  const byDocument = mayReadDocuments(ctx) ? await twinsByDocument(ctx, input, offices) : [];
  return [
    ...byName.map((twin) => warningOf('newPerson.surname', 'person.twin', twin)),
    ...byDocument.map((twin) => warningOf('newPerson.documents', 'document.twin', twin)),
  ];
}

function twinsByDocument(ctx: Context, { documents, birthDate }: NewPersonInput, offices: readonly string[] | null | undefined): Promise<Twin[]> {
  const keys = documents.map((document) => tidyDocument(document, birthDate)).map(({ series, number }) => documentKey(series, number));
  return ctx.sql<Twin>(
    `select ${COLUMNS} from identity_document d join person p on p.id = d.person_id where d.number_key = any($2) limit 3`,
    [offices, keys.filter((key) => key.length > 3)],
  );
}

function warningOf(field: string, key: string, { surname, givenName, patronymic, birthDate, near }: Twin): Problem {
  const who = fullName([surname, givenName, patronymic]);
  return near
    ? broken('R-MATCH', field, `${key}.here`, { who, born: inWords(birthDate) })
    : broken('R-MATCH', field, `${key}.elsewhere`);
}
