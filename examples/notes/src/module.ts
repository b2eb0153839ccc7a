import { defineModule, definePermissions } from '@demos/module-sdk';
import { Note } from './note.entity.js';
import { Notes20261122000100 } from './note.migration.js';
import { NoteResolver } from './note.resolver.js';

const can = definePermissions('notes', { read: 'read', write: 'write' });

export default defineModule({
  id: 'notes',
  version: '1.0.0',
  requires: { platform: '^0.1.0', residents: '^0.1.0' },
  permissions: can,
  entities: [Note],
  resolvers: [NoteResolver],
  migrations: [Notes20261122000100],
  rules: { Person: { notes: can.read }, Mutation: { addNote: can.write } },
  history: { tables: { note: { subject: 'person_id' } } },
  web: { dir: new URL('../web/', import.meta.url), slots: { 'person.aside': { script: 'notes-panel.js', title: 'notes.title', permission: can.read } } },
  messages: new URL('../messages/', import.meta.url),
});
