import type { Context } from '@demos/module-sdk';
import { __Type__Entry } from './entry.entity.js';

export function entriesOf({ load }: Context, personId: string): Promise<__Type__Entry[]> {
  return load.many(__Type__Entry, 'personId', personId);
}
