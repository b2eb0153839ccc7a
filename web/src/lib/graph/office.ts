import { gql } from '@urql/core';
import type { AccessLevel, OfficeRef } from './model.js';

export interface UserRow {
  id: string;
  login: string;
  fullName: string;
  blocked: boolean;
  offices: OfficeRef[];
  roles: { id: string; code: string; name: string }[];
}

export interface RoleRow {
  id: string;
  code: string;
  name: string;
  permissions: string[];
  fieldRights: { coordinate: string; level: AccessLevel }[];
}

export const usersQuery = gql<{ users: UserRow[] | null }, Record<string, never>>(
  `query Users { users { id login fullName blocked offices { id code name } roles { id code name } } }`,
);

export const rolesQuery = gql<{ roles: RoleRow[] | null }, Record<string, never>>(
  `query Roles { roles { id code name permissions fieldRights { coordinate level } } }`,
);

export const officesQuery = gql<{ offices: OfficeRef[] | null }, Record<string, never>>(
  `query Offices { offices { id code name } }`,
);
