export type Cell = string | number | null;

export const FILTERED = Symbol('filtered');

/** What becomes of a good row: cells for the staging table, or not needed, or against a rule. */
export type Prepared = readonly Cell[] | typeof FILTERED | { rule: string };
