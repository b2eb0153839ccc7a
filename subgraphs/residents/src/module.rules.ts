import type { ModuleDefinition } from '@demos/module-sdk';
import { maskNumber } from './document/document.mask.js';
import { can } from './rights.js';

export const rules: ModuleDefinition['rules'] = {
  Query: {
    person: can.readPerson,
    persons: can.readPerson,
    dwelling: can.readRegistration,
    registration: can.readRegistration,
    previewRegistration: can.writeRegistration,
    deregistrationGrounds: can.readRegistration,
  },
  Mutation: {
    createPerson: can.writePerson,
    updatePerson: can.writePerson,
    saveDocument: can.writePerson,
    registerPerson: can.writeRegistration,
    deregisterPerson: can.writeRegistration,
    closeApartmentCard: can.writeRegistration,
  },
  Person: can.readPerson,
  IdentityDocument: can.readPerson,
  Registration: can.readRegistration,
  Dwelling: can.readRegistration,
  HistoryConnection: can.readHistory,
  HistoryEntry: can.readHistory,
  Address: { dwelling: can.readRegistration },
};

export const sensitive: ModuleDefinition['sensitive'] = {
  'IdentityDocument.series': { mask: maskNumber, guards: ['PersonFilter.document', 'PersonOrder.DOCUMENT'] },
  'IdentityDocument.number': { mask: maskNumber, guards: ['PersonFilter.document', 'PersonOrder.DOCUMENT'] },
};

const KEYS = ['surname_key', 'given_key', 'patronymic_key', 'birth_from', 'birth_to', 'office_ids'];

export const history: ModuleDefinition['history'] = {
  tables: {
    person: { subject: 'id', exclude: KEYS },
    identity_document: { subject: 'person_id', exclude: ['number_key'] },
    registration: { subject: 'person_id' },
    representation: { subject: 'person_id' },
    dwelling: { subject: 'id', exclude: ['address_path'] },
  },
};
