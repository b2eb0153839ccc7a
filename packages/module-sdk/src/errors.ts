/**
 * Values for the `{holes}` of a message.
 *
 * @example const vars: Variables = { days: 366 };
 */
export type Variables = Record<string, string | number | null | undefined>;

/**
 * One field that is wrong: where, which message, with which values.
 *
 * @example const problem: FieldProblem = { field: 'text', key: 'notes.text.long', vars: { most: 1000 } };
 */
export interface FieldProblem {
  /** Path of the input field: `documents.0.number`. */
  field: string;
  /** Message key in the module's messages: `residents.document.number.digits`. */
  key: string;
  vars?: Variables;
}

/**
 * Makes a text of a message key, in the language of the request.
 *
 * @example
 * const translate: Translate = ctx.t;
 * translate('notes.title');
 */
export type Translate = (key: string, vars?: Variables) => string;

/**
 * An error meant for the person who made the request. Its message is a key of the module's messages.
 *
 * @example
 * class OfficeClosed extends UserError {
 *   constructor() {
 *     super('OFFICE_CLOSED', 'notes.office.closed');
 *   }
 * }
 * throw new OfficeClosed();
 */
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

/**
 * The input has mistakes, all of them listed by field.
 *
 * @example if (!text.trim()) throw new InvalidInput([{ field: 'text', key: 'notes.text.empty' }]);
 */
export class InvalidInput extends UserError {
  constructor(problems: readonly [FieldProblem, ...FieldProblem[]] | readonly FieldProblem[]) {
    const first = problems[0];
    super('BAD_USER_INPUT', first?.key ?? 'sdk.invalidInput', first?.vars, problems);
  }
}

/**
 * Somebody else changed the thing meanwhile, or the id was used for another request.
 *
 * @example throw new Conflict('notes.note.changed', { name: 'Соколова Анна' });
 */
export class Conflict extends UserError {
  constructor(key: string, vars?: Variables, details?: Record<string, unknown>) {
    super('CONFLICT', key, vars, [], details);
  }
}

/**
 * There is no such thing, or the actor may not know that there is.
 *
 * @example throw new NotFound('notes.note.notFound');
 */
export class NotFound extends UserError {
  constructor(key = 'sdk.notFound', vars?: Variables) {
    super('NOT_FOUND', key, vars);
  }
}

/**
 * A rule of the domain forbids it; `rule` is its published id.
 *
 * @example throw new RuleViolated('N-ONE', 'notes.note.onlyOne');
 */
export class RuleViolated extends UserError {
  constructor(rule: string, key: string, vars?: Variables, problems: readonly FieldProblem[] = []) {
    super('RULE_VIOLATED', key, vars, problems, { rule });
  }
}

/**
 * The actor lacks the permission.
 *
 * @example if (!ctx.can('notes.write')) throw new Forbidden('notes.write');
 */
export class Forbidden extends UserError {
  constructor(permission: string, details: Record<string, unknown> = {}) {
    super('FORBIDDEN', 'sdk.forbidden', { permission }, [], { permission, ...details });
  }
}

/**
 * An input would tell the value of a field that the actor does not see.
 *
 * @example if (ctx.level('Note.secret') !== 'plain') throw new GuardedInput('Note.secret');
 */
export class GuardedInput extends UserError {
  constructor(coordinate: string) {
    super('FORBIDDEN', 'sdk.guarded', { coordinate }, [], { coordinate });
  }
}

/**
 * Nobody is signed in.
 *
 * @example if (ctx.actor.kind === 'anonymous') throw new Unauthenticated();
 */
export class Unauthenticated extends UserError {
  constructor() {
    super('UNAUTHENTICATED', 'sdk.unauthenticated');
  }
}
