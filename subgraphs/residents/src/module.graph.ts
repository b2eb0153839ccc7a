import { AddressResolver } from './address/address.resolver.js';
import { IdentityDocument } from './document/document.entity.js';
import { listDocumentsByIds } from './document/document.queries.js';
import { DocumentResolver } from './document/document.resolver.js';
import { Dwelling } from './dwelling/dwelling.entity.js';
import { listDwellingsByIds } from './dwelling/dwelling.queries.js';
import { DwellingResolver } from './dwelling/dwelling.resolver.js';
import { PersonConnectionResolver } from './person/person.connection.resolver.js';
import { Person } from './person/person.entity.js';
import { listPersonsByIds } from './person/person.queries.js';
import { PersonResolver } from './person/person.resolver.js';
import { Representation } from './person/representation.entity.js';
import { DeregistrationGroundRow } from './registration/ground.entity.js';
import { Registration } from './registration/registration.entity.js';
import { listRegistrationsByIds } from './registration/registration.queries.js';
import { RegistrationResolver } from './registration/registration.resolver.js';

export const entities = [Person, IdentityDocument, Representation, Dwelling, Registration, DeregistrationGroundRow];

export const resolvers = [
  PersonResolver,
  PersonConnectionResolver,
  DocumentResolver,
  DwellingResolver,
  RegistrationResolver,
  AddressResolver,
];

export const references = {
  Person: listPersonsByIds,
  IdentityDocument: listDocumentsByIds,
  Dwelling: listDwellingsByIds,
  Registration: listRegistrationsByIds,
};
