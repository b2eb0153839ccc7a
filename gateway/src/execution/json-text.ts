import type { FormattedExecutionResult } from 'graphql';

/** Data that is JSON already: answers are written straight from what modules gave. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function stringifyAnswer(answer: FormattedExecutionResult): string {
  const data: unknown = answer.data;
  if (!(data instanceof JsonText)) return `${JSON.stringify(answer)}\n`;
  const { errors, extensions } = answer;
  return `{${errors ? `"errors":${JSON.stringify(errors)},` : ''}"data":${data.text}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}\n`;
}
