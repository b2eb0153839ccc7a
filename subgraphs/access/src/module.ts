import { defineModule, everyone, signedIn } from '@demos/module-sdk';
import { importCommand } from './import/import.command.js';
import { Access20261122000100 } from './migrations/migration-20261122000100.js';
import { AddressResolver } from './office/address.resolver.js';
import { Office } from './office/office.entity.js';
import { findOffices } from './office/office.queries.js';
import { OfficeResolver } from './office/office.resolver.js';
import { can } from './rights.js';
import { RoleAssignment } from './role/role-assignment.entity.js';
import { Role } from './role/role.entity.js';
import { findRoles } from './role/role.queries.js';
import { RoleResolver } from './role/role.resolver.js';
import { resolveIdentity } from './session/identity.queries.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { User } from './user/user.entity.js';
import { findUsers } from './user/user.queries.js';
import { UserResolver } from './user/user.resolver.js';

export default defineModule({
  id: 'access',
  version: '0.1.0',
  requires: { platform: '^0.1.0' },
  permissions: can,
  entities: [Office, User, Role, RoleAssignment],
  resolvers: [OfficeResolver, AddressResolver, UserResolver, RoleResolver, SignInResolver],
  references: { Office: findOffices, User: findUsers, Role: findRoles },
  migrations: [Access20261122000100],
  rules: {
    Query: { me: everyone, offices: can.readOffices, users: can.readUsers, roles: can.readRoles },
    Mutation: { login: everyone, logout: everyone, setLocale: signedIn, setRoleRights: can.manage, setUserBlocked: can.manage },
    Address: { responsibleOffice: signedIn },
    // The answer to a login names its user while nobody is signed in yet: these types are guarded where they are found.
    Office: everyone, User: everyone, Role: everyone,
  },
  history: { tables: { office: { subject: 'id' }, role: { subject: 'id' }, role_assignment: { subject: 'user_id' }, app_user: { subject: 'id', exclude: ['password_hash'] } } },
  identity: { resolve: resolveIdentity },
  commands: { import: importCommand },
  messages: new URL('../messages/', import.meta.url),
});
