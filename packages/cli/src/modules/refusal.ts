export interface Problem {
  code: string;
  message: string;
  module?: string;
  coordinate?: string;
}

export interface SchemaChange {
  criticality: string;
  message: string;
}

export interface BrokenOperation {
  hash: string;
  operationName: string | null;
  message: string;
}

/** What a check of the schema has found. */
export interface Findings {
  problems: Problem[];
  changes: SchemaChange[];
  breaks: BrokenOperation[];
}

export const NO_FINDINGS: Findings = { problems: [], changes: [], breaks: [] };

/** An order that is not carried out; everything stays as it was, and the message says what to do. */
export class Refusal extends Error {
  readonly findings: Findings;

  constructor(code: string, message: string, findings: Partial<Findings> = {}) {
    super(message);
    this.findings = { ...NO_FINDINGS, ...findings, problems: [{ code, message }, ...(findings.problems ?? []).filter((each) => each.message !== message)] };
  }
}
