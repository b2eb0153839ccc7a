import type { CombinedError } from '@urql/core';

export interface FieldProblem {
  field: string;
  key?: string;
  message: string;
}

export interface Problem {
  code: string;
  message: string;
  fields: FieldProblem[];
  path: string;
  module?: string;
  permission?: string;
  rule?: string;
  requestId?: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Partial<FieldProblem> | null) =>
    item?.field && item.message ? [{ field: item.field, key: item.key, message: item.message }] : [],
  );
}

export function problemsOf(error: CombinedError | undefined): Problem[] {
  if (!error) return [];
  if (error.networkError && error.graphQLErrors.length === 0) {
    return [{ code: 'OFFLINE', message: error.networkError.message, fields: [], path: '' }];
  }
  return error.graphQLErrors.map(({ message, extensions = {}, path = [] }) => ({
    code: text(extensions.code) ?? 'INTERNAL_SERVER_ERROR',
    message,
    fields: fieldProblems(extensions.fields),
    path: (path ?? []).join('.'),
    module: text(extensions.module),
    permission: text(extensions.permission),
    rule: text(extensions.rule),
    requestId: text(extensions.requestId),
  }));
}

export interface Restriction {
  coordinate: string;
  level: 'hidden' | 'masked';
  module: string;
}

export function restrictionsOf(extensions: Record<string, unknown> | undefined): Restriction[] {
  const found = extensions?.restricted;
  return Array.isArray(found) ? (found as Restriction[]) : [];
}
