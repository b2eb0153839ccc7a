import { definePermissions } from '@demos/module-sdk';

export const can = definePermissions('access', {
  readUsers: 'users.read',
  readRoles: 'roles.read',
  readOffices: 'offices.read',
  manage: 'manage',
});
