import { basename } from 'node:path';
import { ScaffoldError } from './scaffold.error.js';

/** One name in the forms in which code needs it. */
export interface ModuleName {
  /** `pet_licences`: the id in the graph, in permissions and in the database. */
  id: string;
  /** `PetLicences`: the beginning of its types. */
  typeName: string;
  /** `petLicences`: its fields. */
  fieldName: string;
  /** `demos-pet-licences`: its package. */
  packageName: string;
  /** `Pet licences`: what people read. */
  title: string;
}

export function moduleNameOf(folder: string): ModuleName {
  const words = basename(folder).replace(/^demos-/, '').toLowerCase().split(/[-_. ]+/).filter(Boolean);
  const id = words.join('_');
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(id)) {
    throw new ScaffoldError(`"${basename(folder)}" gives no module id. Use 2–31 Latin letters, digits and hyphens, beginning with a letter: pet-licences.`);
  }
  const typeName = words.map(capital).join('');
  return {
    id,
    typeName,
    fieldName: typeName.charAt(0).toLowerCase() + typeName.slice(1),
    packageName: `demos-${words.join('-')}`,
    title: capital(words.join(' ')),
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
