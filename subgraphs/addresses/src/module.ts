import { defineModule } from '@demos/module-sdk';
import { Address } from './address/address.entity.js';
import { referencedAddresses } from './address/address.queries.js';
import { AddressResolver } from './address/address.resolver.js';
import { ImportFile } from './import/import-file.entity.js';
import { ImportRun } from './import/import-run.entity.js';
import { importCommand } from './import/import.command.js';
import { ImportResolver } from './import/import.resolver.js';
import { QuarantinedRow } from './import/quarantined-row.entity.js';
import { LocalAddition } from './local/local-addition.entity.js';
import { LocalAdditionResolver } from './local/local-addition.resolver.js';
import { Addresses20261122000000 } from './migrations/addresses-20261122.migration.js';
import { can } from './permissions.js';
import { SuggestResolver } from './suggest/suggest.resolver.js';

export default defineModule({
  id: 'addresses',
  version: '0.1.0',
  requires: { platform: '^0.1.0' },
  permissions: can,
  entities: [Address, LocalAddition, ImportRun, ImportFile, QuarantinedRow],
  resolvers: [AddressResolver, SuggestResolver, LocalAdditionResolver, ImportResolver],
  migrations: [Addresses20261122000000],
  references: { Address: referencedAddresses },
  rules: {
    Query: {
      '*': can.read,
      addressImports: can.readImports,
      addressQuarantine: can.readImports,
    },
    Mutation: { addLocalAddress: can.addLocal },
    Address: can.read,
    AddressSuggestion: can.read,
    AddressImport: can.readImports,
    QuarantinedRow: can.readImports,
  },
  history: { tables: { local_addition: { subject: 'id' } } },
  commands: { import: importCommand },
  messages: new URL('../messages/', import.meta.url),
});
