import { tick } from 'svelte';
import { problemText } from '#lib/graph/problem-text.js';
import type { Problem } from '#lib/graph/problems.js';
import { fieldId } from '#lib/ui/Field.svelte';

/** What stands under a field. */
export interface FieldErrors {
  of(field: string): string | undefined;
}

export interface FormError {
  field: string;
  message: string;
}

const tidy = (field: string) => field.replace(/^input\./, '').replace(/\[(\d+)\]/g, '.$1');

/** What is wrong with a form: under its fields, in the summary on top, and where the focus goes. */
export class FormErrors implements FieldErrors {
  list = $state.raw<FormError[]>([]);
  #byField = $derived(new Map(this.list.map((error) => [error.field, error.message])));

  of(field: string): string | undefined {
    return this.#byField.get(field);
  }

  show(errors: readonly FormError[]): void {
    this.list = [...errors];
    if (errors.length > 0) void this.focusFirst();
  }

  showProblems(problems: readonly Problem[]): void {
    this.show(
      problems.flatMap((problem) =>
        problem.fields.length > 0
          ? problem.fields.map(({ field, message }) => ({ field: tidy(field), message }))
          : [{ field: '', message: problemText(problem).title }],
      ),
    );
  }

  forgive(field: string): void {
    if (this.#byField.has(field)) this.list = this.list.filter((error) => error.field !== field);
  }

  clear(): void {
    this.list = [];
  }

  async focusFirst(): Promise<void> {
    await tick();
    const first = this.list.map(({ field }) => controlOf(field)).find(Boolean);
    (first ?? document.getElementById('error-summary'))?.focus();
  }
}

/** The control of a field; the series of a passport is typed together with its number. */
export function controlOf(field: string): HTMLElement | null {
  if (field === '') return null;
  return document.getElementById(fieldId(field)) ?? document.getElementById(fieldId(field.replace(/series$/, 'number')));
}
