import { defineModule, definePermissions } from '@demos/module-sdk';
import { __Type__Entry } from './entry.entity.js';
import { FirstTables } from './entry.migration.js';
import { EntryResolver } from './entry.resolver.js';

const can = definePermissions('__id__', { read: 'read', write: 'write' });

export default defineModule({
  id: '__id__',
  version: '0.1.0',
  requires: { platform: '^0.1.0', residents: '^0.1.0' },
  permissions: can,
  entities: [__Type__Entry],
  resolvers: [EntryResolver],
  migrations: [FirstTables],
  rules: { Person: { __field__: can.read }, Mutation: { add__Type__Entry: can.write } },
  history: { tables: { entry: { subject: 'person_id' } } },
  web: { dir: new URL('../web/', import.meta.url), slots: { 'person.aside': { script: 'panel.js', title: '__id__.title', permission: can.read } } },
  messages: new URL('../messages/', import.meta.url),
});
