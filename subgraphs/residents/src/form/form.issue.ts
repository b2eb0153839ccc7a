import { createHash } from 'node:crypto';
import type { Context, FileAnswer } from '@demos/module-sdk';
import { inWords, today } from '../calendar/day.js';
import { getForm } from './form.catalogue.js';
import { typeset } from './typesetter.js';

export interface FormRequest {
  form: string;
  subjectId: string;
  filename: string;
  data: object;
}

export async function issueForm(ctx: Context, { form: name, subjectId, filename, data }: FormRequest): Promise<FileAnswer> {
  const form = getForm(name, today());
  return ctx.transact(async (tx) => {
    const [row] = await tx.sql<{ number: string }>(
      `insert into issued_form (form, version, subject_id, by_id, by_name) values ($1, $2, $3, $4, $5) returning number::text as number`,
      [form.form, form.version, subjectId, tx.actor.id, tx.actor.name],
    );
    const number = row?.number ?? '';
    const body = await typeset(form, { ...data, number, issuedOn: inWords(today()), issuedBy: tx.actor.name });
    const sha256 = createHash('sha256').update(body).digest('hex');
    await tx.sql('update issued_form set sha256 = $2 where number = $1', [number, sha256]);
    return { contentType: 'application/pdf', filename, body };
  });
}
