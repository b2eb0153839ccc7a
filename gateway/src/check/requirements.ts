import { satisfies, validRange } from 'semver';
import type { Problem } from '../composition/problem.js';
import type { Manifest } from '../registry/module-record.js';

export interface Present {
  readonly id: string;
  readonly version: string | undefined;
  readonly requires: Readonly<Record<string, string>>;
}

/** Whether versions fit, both ways: what the candidate needs, and what others need of it. */
export function requirementProblems(candidate: Pick<Manifest, 'id' | 'version' | 'requires'>, present: readonly Present[], platform: string): Problem[] {
  const others = present.filter(({ id }) => id !== candidate.id);
  return [
    ...Object.entries(candidate.requires).flatMap(([id, range]) => needs(candidate.id, id, range, id === 'platform' ? platform : versionOf(others, id))),
    ...others.flatMap(({ id, requires }) => neededBy(id, requires[candidate.id], candidate)),
  ];
}

/** Which modules could not do without it. */
export function dependents(moduleId: string, present: readonly Present[]): Problem[] {
  return present
    .filter(({ id, requires }) => id !== moduleId && requires[moduleId] !== undefined)
    .map(({ id }) => ({ code: 'REQUIRED_BY', message: `Module "${id}" requires "${moduleId}"; remove or disable "${id}" first`, module: id }));
}

function needs(candidate: string, id: string, range: string, version: string | undefined): Problem[] {
  if (validRange(range) === null) return [{ code: 'REQUIRES_VERSION', message: `Module "${candidate}" requires ${id} "${range}", which is no semver range`, module: id }];
  if (version === undefined) return [{ code: 'REQUIRES_MISSING', message: `Module "${candidate}" requires module "${id}" ${range}, which is not here; add it first`, module: id }];
  if (fits(version, range)) return [];
  return [{ code: 'REQUIRES_VERSION', message: `Module "${candidate}" requires ${id} ${range}, here is ${version}; take a version of "${candidate}" that fits`, module: id }];
}

function neededBy(id: string, range: string | undefined, { id: candidate, version }: Pick<Manifest, 'id' | 'version'>): Problem[] {
  if (range === undefined || fits(version, range)) return [];
  return [{ code: 'REQUIRED_BY', message: `Module "${id}" requires "${candidate}" ${range}, this is ${version}; upgrade "${id}" first`, module: id }];
}

function versionOf(modules: readonly Present[], id: string): string | undefined {
  return modules.find((module) => module.id === id)?.version;
}

function fits(version: string, range: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}
