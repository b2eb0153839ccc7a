import { InvalidInput, NotFound, type Context, type FieldProblem } from '@demos/module-sdk';
import type { SetRoleRightsInput } from './role.inputs.js';
import { Role } from './role.entity.js';

const permissionForm = /^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_]+)+$/;
const coordinateForm = /^[A-Z]\w*\.[a-z]\w*$/;

function problemsOf({ permissions, fieldRights, reason }: SetRoleRightsInput): FieldProblem[] {
  return [
    ...(reason.trim() ? [] : [{ field: 'reason', key: 'access.reason.required' }]),
    ...permissions.flatMap((permission, index) => (permissionForm.test(permission) ? [] : [{ field: `permissions.${index}`, key: 'access.role.permission', vars: { permission } }])),
    ...fieldRights.flatMap(({ coordinate }, index) => (coordinateForm.test(coordinate) ? [] : [{ field: `fieldRights.${index}.coordinate`, key: 'access.role.coordinate', vars: { coordinate } }])),
  ];
}

/** Takes effect with the next request of everybody who has the role. */
export function setRoleRights(ctx: Context, input: SetRoleRightsInput): Promise<Role> {
  const problems = problemsOf(input);
  if (problems.length > 0) throw new InvalidInput(problems);
  return ctx.transact(
    async (tx) => {
      const role = await tx.em.findOne(Role, { id: input.id });
      if (!role) throw new NotFound('access.role.notFound');
      const levels = Object.fromEntries(input.fieldRights.map(({ coordinate, level }) => [coordinate, level]));
      return Object.assign(role, { permissions: [...new Set(input.permissions)].sort(), levels });
    },
    { reason: input.reason },
  );
}
