import { externalEntity } from '@demos/module-sdk';

export const Office = externalEntity('Office');
