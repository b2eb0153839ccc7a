import { externalEntity } from '@demos/module-sdk';

export const Address = externalEntity('Address');
