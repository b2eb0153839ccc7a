import type { RegistrationKind, RegistrationState } from '#lib/graph/model.js';

export interface Span {
  id: string;
  kind: RegistrationKind;
  state: RegistrationState;
  from: string;
  until: string | null;
  closedOn: string | null;
}

export interface Bar {
  id: string;
  left: number;
  width: number;
  open: boolean;
}

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const narrowest = 0.6;

export interface Scale {
  from: number;
  to: number;
  years: { year: number; left: number }[];
}

/** A scale of whole years that holds all the spans and today. */
export function scaleOf(spans: readonly Span[], today: string): Scale {
  const dates = spans.flatMap((span) => [span.from, span.closedOn ?? span.until ?? today]);
  const years = [...dates, today].map((date) => Number(date.slice(0, 4)));
  const first = Math.min(...years);
  const last = Math.max(...years) + 1;
  const from = dayOf(`${first}-01-01`);
  const to = dayOf(`${last}-01-01`);
  const step = Math.max(1, Math.ceil((last - first) / 10));
  const marks = [];
  for (let year = first; year < last; year += step) {
    marks.push({ year, left: ((dayOf(`${year}-01-01`) - from) / (to - from)) * 100 });
  }
  return { from, to, years: marks };
}

export function barOf(span: Span, scale: Scale, today: string): Bar {
  const end = span.closedOn ?? span.until;
  const at = (date: string) => ((dayOf(date) - scale.from) / (scale.to - scale.from)) * 100;
  const left = at(span.from);
  const right = Math.max(at(end ?? today), left);
  return { id: span.id, left, width: Math.max(right - left, narrowest), open: !end };
}

export const placeOn = (date: string, scale: Scale) => ((dayOf(date) - scale.from) / (scale.to - scale.from)) * 100;
