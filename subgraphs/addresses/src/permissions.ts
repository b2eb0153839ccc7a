import { definePermissions } from '@demos/module-sdk';

export const can = definePermissions('addresses', {
  read: 'read',
  addLocal: 'local.write',
  readImports: 'imports.read',
});
