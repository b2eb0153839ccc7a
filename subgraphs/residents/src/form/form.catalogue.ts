import { readdirSync, readFileSync } from 'node:fs';
import type { Day } from '../calendar/day.js';

export interface Form {
  form: string;
  version: string;
  title: { ru: string; en: string };
  actRef: string;
  validFrom: Day;
  validTo: Day | null;
  template: string;
}

const FOLDER = new URL('../../forms/', import.meta.url);

function readForm(name: string, version: string): Form {
  const folder = new URL(`${name}/${version}/`, FOLDER);
  const description = JSON.parse(readFileSync(new URL('form.json', folder), 'utf8')) as Omit<Form, 'template'>;
  return { ...description, template: readFileSync(new URL('template.typ', folder), 'utf8') };
}

const FORMS = readdirSync(FOLDER).flatMap((name) =>
  readdirSync(new URL(`${name}/`, FOLDER)).map((version) => readForm(name, version)),
);

export function getForm(name: string, on: Day, forms: readonly Form[] = FORMS): Form {
  const inForce = forms
    .filter((form) => form.form === name && form.validFrom <= on && (!form.validTo || on < form.validTo))
    .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom));
  const [newest] = inForce;
  if (!newest) throw new Error(`No version of the form ${name} is in force on ${on}`);
  return newest;
}
