export interface Timing {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
  count: number;
  failed: number;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function timingOf(milliseconds: readonly number[], elapsed: number, failed: number): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    perSecond: (sorted.length / elapsed) * 1000,
    count: sorted.length,
    failed,
  };
}

export function rounded(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : 1));
}

export function median(values: readonly number[]): number {
  return percentile([...values].sort((a, b) => a - b), 0.5);
}
