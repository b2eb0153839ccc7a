import { session } from './session.svelte.js';

/** What the office UI asks of the signed-in person's rights, by the name of the work. */
export const may = {
  readPeople: () => session.can('residents.person.read'),
  changePeople: () => session.can('residents.person.write'),
  readRegistrations: () => session.can('residents.registration.read'),
  register: () => session.can('residents.registration.write'),
  print: () => session.can('residents.forms.print'),
  readHistory: () => session.can('residents.history.read'),
  readAddresses: () => session.can('addresses.read'),
  addAddresses: () => session.can('addresses.local.write'),
  readUsers: () => session.can('access.users.read'),
  readRoles: () => session.can('access.roles.read'),
  readOffices: () => session.can('access.offices.read'),
  manageRoles: () => session.can('access.manage'),
  manageModules: () => session.can('platform.modules.manage'),
  findByDocument: () => session.level('IdentityDocument.number') === 'plain',
};
