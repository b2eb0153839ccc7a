import { gql } from '@urql/core';
import type { AccessLevel } from '#lib/graph/model.js';
import { rolesQuery, type RoleRow } from '#lib/graph/office.js';
import type { Problem } from '#lib/graph/problems.js';
import { ask, mutate } from '#lib/graph/send.js';
import { may } from '#lib/session/rights.js';

interface RoleRights {
  id: string;
  permissions: string[];
  fieldRights: { coordinate: string; level: AccessLevel }[];
  reason: string;
}

const setRoleRights = gql<{ setRoleRights: { id: string } }, { input: RoleRights }>(
  `mutation SetRoleRights($input: SetRoleRightsInput!) { setRoleRights(input: $input) { id } }`,
);

/** Which roles are given the permissions that a module brings. */
export class RoleGrants {
  roles = $state.raw<RoleRow[]>([]);
  #changed = $state<Record<string, Record<string, boolean>>>({});

  constructor() {
    if (may.readRoles() && may.manageRoles()) void this.#load();
  }

  has(role: RoleRow, permission: string): boolean {
    return this.#changed[role.id]?.[permission] ?? role.permissions.includes(permission);
  }

  set(role: RoleRow, permission: string, has: boolean): void {
    this.#changed[role.id] = { ...this.#changed[role.id], [permission]: has };
  }

  /** Only the roles that were touched, as they are at this moment. */
  async save(reason: string): Promise<Problem[]> {
    const touched = Object.keys(this.#changed);
    if (touched.length === 0) return [];
    const fresh = await ask(rolesQuery, {});
    const problems: Problem[] = [...fresh.problems];
    for (const role of fresh.data?.roles ?? []) {
      if (!touched.includes(role.id)) continue;
      const wanted = Object.entries(this.#changed[role.id] ?? {});
      const permissions = wanted.reduce((held, [permission, has]) => (has ? held.add(permission) : (held.delete(permission), held)), new Set(role.permissions));
      const fieldRights = role.fieldRights.map(({ coordinate, level }) => ({ coordinate, level }));
      const answer = await mutate(setRoleRights, { input: { id: role.id, permissions: [...permissions], fieldRights, reason } });
      problems.push(...answer.problems);
    }
    return problems;
  }

  async #load(): Promise<void> {
    this.roles = (await ask(rolesQuery, {})).data?.roles ?? [];
  }
}
