export type Variables = Record<string, string | number | null | undefined>;

/** One field that is wrong: where, which message, with which values. */
export interface FieldProblem {
  /** Path of the input field: `documents.0.number`. */
  field: string;
  /** Message key in the module's messages: `residents.document.number.digits`. */
  key: string;
  vars?: Variables;
}

export type Translate = (key: string, vars?: Variables) => string;

/** An error meant for the person who made the request. Its message is a key of the module's messages. */
export class UserError extends Error {
  constructor(
    readonly code: string,
    readonly key: string,
    readonly vars: Variables = {},
    readonly problems: readonly FieldProblem[] = [],
    readonly details: Record<string, unknown> = {},
  ) {
    super(key);
    this.name = new.target.name;
  }

  /** Text and extensions of the GraphQL error, in the language of `translate`. */
  present(translate: Translate): { message: string; extensions: Record<string, unknown> } {
    const fields = this.problems.map(({ field, key, vars }) => ({ field, key, message: translate(key, vars) }));
    return {
      message: translate(this.key, this.vars),
      extensions: { code: this.code, key: this.key, ...this.details, ...(fields.length > 0 && { fields }) },
    };
  }
}

/** The input has mistakes, all of them listed by field. */
export class InvalidInput extends UserError {
  constructor(problems: readonly [FieldProblem, ...FieldProblem[]] | readonly FieldProblem[]) {
    const first = problems[0];
    super('BAD_USER_INPUT', first?.key ?? 'sdk.invalidInput', first?.vars, problems);
  }
}

/** Somebody else changed the thing meanwhile, or the id was used for another request. */
export class Conflict extends UserError {
  constructor(key: string, vars?: Variables, details?: Record<string, unknown>) {
    super('CONFLICT', key, vars, [], details);
  }
}

export class NotFound extends UserError {
  constructor(key = 'sdk.notFound', vars?: Variables) {
    super('NOT_FOUND', key, vars);
  }
}

/** A rule of the domain forbids it; `rule` is its published id. */
export class RuleViolated extends UserError {
  constructor(rule: string, key: string, vars?: Variables, problems: readonly FieldProblem[] = []) {
    super('RULE_VIOLATED', key, vars, problems, { rule });
  }
}

/** The actor lacks the permission. */
export class Forbidden extends UserError {
  constructor(permission: string, details: Record<string, unknown> = {}) {
    super('FORBIDDEN', 'sdk.forbidden', { permission }, [], { permission, ...details });
  }
}

/** An input would tell the value of a field that the actor does not see. */
export class GuardedInput extends UserError {
  constructor(coordinate: string) {
    super('FORBIDDEN', 'sdk.guarded', { coordinate }, [], { coordinate });
  }
}

/** Nobody is signed in. */
export class Unauthenticated extends UserError {
  constructor() {
    super('UNAUTHENTICATED', 'sdk.unauthenticated');
  }
}
