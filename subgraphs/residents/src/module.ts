import { defineModule } from '@demos/module-sdk';
import { printApartmentCard } from './form/apartment-card.form.js';
import { printCertificate } from './form/certificate.form.js';
import { importPeople } from './import/import.command.js';
import { migrations } from './migrations/index.js';
import { entities, references, resolvers } from './module.graph.js';
import { history, rules, sensitive } from './module.rules.js';
import { closeExpiredStays } from './registration/expired-stays.command.js';
import { published } from './registration/registration.events.js';
import { can, territoryOf } from './rights.js';

export default defineModule({
  id: 'residents',
  version: '0.1.0',
  requires: { platform: '^0.1.0' },
  permissions: can,
  entities,
  resolvers,
  references,
  migrations,
  rules,
  sensitive,
  history,
  events: { publishes: published },
  filters: (actor) => ({ territory: territoryOf(actor) }),
  files: [
    { path: 'certificate/:registrationId.pdf', permission: can.print, handle: printCertificate },
    { path: 'apartment-card/:dwellingId.pdf', permission: can.print, handle: printApartmentCard },
  ],
  commands: {
    import: { describe: 'Loads people, documents and registrations', usage: 'import <people.ndjson>', run: importPeople },
    'close-expired-stays': { describe: 'Closes the stays whose term has ended', run: closeExpiredStays },
  },
  messages: new URL('../messages/', import.meta.url),
});
