import { describe, expect, it } from 'vitest';
import { barOf, placeOn, scaleOf, type Span } from './timeline.js';

const span = (id: string, from: string, closedOn: string | null = null): Span => ({
  id, from, closedOn, kind: 'RESIDENCE', state: closedOn ? 'CLOSED' : 'ACTIVE', until: null,
});

describe('the timeline of registrations', () => {
  const spans = [span('a', '2010-01-01', '2020-01-01'), span('b', '2020-01-01')];
  const scale = scaleOf(spans, '2029-06-01');

  it('spans whole years, marked at most ten times', () => {
    expect(scale.years.map(({ year }) => year)).toEqual([2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026, 2028]);
  });

  it('draws a closed registration to its end and an open one to today', () => {
    const [a, b] = spans.map((item) => barOf(item, scale, '2029-06-01'));
    expect(a?.left).toBe(0);
    expect((a?.left ?? 0) + (a?.width ?? 0)).toBeCloseTo(b?.left ?? 0);
    expect((b?.left ?? 0) + (b?.width ?? 0)).toBeCloseTo(placeOn('2029-06-01', scale));
    expect([a?.open, b?.open]).toEqual([false, true]);
  });

  it('keeps a single day visible', () => {
    expect(barOf(span('c', '2020-01-01', '2020-01-01'), scale, '2029-06-01').width).toBeGreaterThan(0.5);
  });
});
