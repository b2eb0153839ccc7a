import { problem, type Problem } from './problem.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export const isIdentifier = (id: string): boolean => UUID.test(id);

export const problemsOfIds = (ids: Record<string, string | null | undefined>): Problem[] =>
  Object.entries(ids).flatMap(([field, id]) => (id && !isIdentifier(id) ? [problem(field, 'id.form')] : []));
