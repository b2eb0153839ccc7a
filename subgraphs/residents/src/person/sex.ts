import { registerEnumType } from '@demos/module-sdk/graphql';

export enum Sex {
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}

registerEnumType(Sex, { name: 'Sex' });
