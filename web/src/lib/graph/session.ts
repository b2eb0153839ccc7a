import { gql } from '@urql/core';
import type { AccessLevel, OfficeRef } from './model.js';

export interface Me {
  user: { id: string; login: string; fullName: string; locale: string; roles: { code: string; name: string }[] };
  permissions: string[];
  fieldRights: { coordinate: string; level: AccessLevel }[];
  offices: OfficeRef[];
}

const meFields = `
  user { id login fullName locale roles { id code name } }
  permissions
  fieldRights { coordinate level }
  offices { id code name }
`;

export const meQuery = gql<{ me: Me | null }, Record<string, never>>(`query Me { me { ${meFields} } }`);

export const loginMutation = gql<{ login: Me }, { input: { login: string; password: string } }>(
  `mutation Login($input: LoginInput!) { login(input: $input) { ${meFields} } }`,
);

export const logoutMutation = gql<{ logout: boolean }, Record<string, never>>(`mutation Logout { logout }`);

export const setLocaleMutation = gql<{ setLocale: { user: { id: string } } }, { locale: string }>(
  `mutation SetLocale($locale: String!) { setLocale(locale: $locale) { user { id locale } } }`,
);
