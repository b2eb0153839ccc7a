import { registerEnumType } from '@demos/module-sdk/graphql';

export enum RegistrationKind {
  RESIDENCE = 'RESIDENCE',
  STAY = 'STAY',
}

export enum RegistrationState {
  PLANNED = 'PLANNED',
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(RegistrationKind, { name: 'RegistrationKind' });
registerEnumType(RegistrationState, { name: 'RegistrationState' });
