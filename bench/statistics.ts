/** What a closed loop of clients has done. */
export type Load = { count: number; perSecond: number; p50Ms: number; p95Ms: number; p99Ms: number };

/** The smallest value that `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function summarise(durationsMs: readonly number[], seconds: number): Load {
  return {
    count: durationsMs.length,
    perSecond: durationsMs.length / seconds,
    p50Ms: percentile(durationsMs, 0.5),
    p95Ms: percentile(durationsMs, 0.95),
    p99Ms: percentile(durationsMs, 0.99),
  };
}

/** The median of each figure, so that a noisy round has no effect. */
export function medianLoad(rounds: readonly Load[]): Load {
  return {
    count: rounds.reduce((total, { count }) => total + count, 0),
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(rounds.map(({ p95Ms }) => p95Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
  };
}
