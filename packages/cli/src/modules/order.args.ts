import { isRecord } from './package.manifest.js';
import { Refusal } from './refusal.js';

export interface OrderArgs {
  source?: string;
  id?: string;
  grant: true | string[];
  allowUnsigned: boolean;
  /** Take a version although recorded operations would no longer be understood. */
  acceptBreaks: boolean;
  purge: boolean;
}

/** Orders come from the command line and from browsers: nothing of them is believed to have the right form. */
export function readArgs(args: unknown): OrderArgs {
  const { source, id, grant = [], allowUnsigned = false, acceptBreaks = false, purge = false } = isRecord(args) ? args : {};
  if (source !== undefined && (typeof source !== 'string' || !source || source.length > 2000)) throw bad('source must be a folder, a .tgz file or an address');
  if (id !== undefined && (typeof id !== 'string' || !id || id.length > 40)) throw bad('id must be the id of a module');
  if (grant !== true && !(Array.isArray(grant) && grant.every((each) => typeof each === 'string'))) throw bad('grant must be true or a list of permissions');
  for (const flag of [allowUnsigned, acceptBreaks, purge]) {
    if (typeof flag !== 'boolean') throw bad('allowUnsigned, acceptBreaks and purge are true or false');
  }
  return { source, id, grant, allowUnsigned: allowUnsigned === true, acceptBreaks: acceptBreaks === true, purge: purge === true };
}

export function needed(value: string | undefined, name: 'source' | 'id'): string {
  if (value) return value;
  throw bad(name === 'id' ? 'it names no module' : 'it names no package');
}

function bad(why: string) {
  return new Refusal('BAD_ORDER', `The order cannot be understood: ${why}.`);
}
