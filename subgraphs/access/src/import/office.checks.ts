import { InvalidInput, type FieldProblem } from '@demos/module-sdk';
import { weaknessOf } from '../user/password.js';
import type { OfficeFile } from './office.file.js';

const repeated = (values: readonly string[]): Set<string> => new Set(values.filter((value, index) => values.indexOf(value) !== index));

function territoryProblems({ offices }: OfficeFile): FieldProblem[] {
  const twice = repeated(offices.flatMap(({ territory }) => [...new Set(territory)]));
  return [...twice].map((address) => ({ field: 'offices', key: 'access.import.territoryTwice', vars: { address } }));
}

function userProblems({ users, demo }: OfficeFile): FieldProblem[] {
  const twice = repeated(users.map(({ login }) => login.toLowerCase()));
  return users.flatMap(({ login, password }, index) => {
    const weakness = demo ? undefined : weaknessOf(password, login);
    return [
      ...(twice.has(login.toLowerCase()) ? [{ field: `users.${index}.login`, key: 'access.import.loginTwice', vars: { login } }] : []),
      ...(weakness ? [{ field: `users.${index}.password`, key: `access.password.${weakness}`, vars: { login } }] : []),
    ];
  });
}

function unknownProblems({ offices, roles, users }: OfficeFile): FieldProblem[] {
  const known = { office: new Set(offices.map(({ code }) => code)), role: new Set(roles.map(({ code }) => code)) };
  return users.flatMap(({ login, roles: assignments }, index) =>
    assignments.flatMap((assignment) =>
      (['office', 'role'] as const)
        .filter((part) => !known[part].has(assignment[part]))
        .map((part) => ({ field: `users.${index}.roles`, key: 'access.import.unknown', vars: { login, code: assignment[part] } })),
    ),
  );
}

/** Refuses a file that would leave the office in a wrong state. */
export function checkOfficeFile(file: OfficeFile): void {
  const problems = [...territoryProblems(file), ...userProblems(file), ...unknownProblems(file)];
  if (problems.length > 0) throw new InvalidInput(problems);
}
