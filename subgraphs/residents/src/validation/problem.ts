export type Vars = Record<string, string | number>;

export interface Problem {
  field: string;
  key: string;
  vars?: Vars;
  rule?: string;
}

export const problem = (field: string, key: string, vars?: Vars): Problem => ({ field, key: `residents.${key}`, vars });

export const broken = (rule: string, field: string, key: string, vars?: Vars): Problem => ({
  ...problem(field, key, vars),
  rule,
});

export const within = (prefix: string, problems: Problem[]): Problem[] =>
  problems.map((found) => ({ ...found, field: `${prefix}.${found.field}` }));
