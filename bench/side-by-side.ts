// Logins at two stages in turns, so that what else the machine does meets both alike.
import { watchLogins } from "./measures.ts";
import { against, type Figures, figure, medianFigures, printTable } from "./report.ts";
import type { Stage } from "./stage.ts";
import { median } from "./statistics.ts";
import type { Seen } from "./watch.ts";

export type Side = { name: string; stage: Stage };

export type SideBySide = { sides: Readonly<Record<string, Figures>>; p95Ratio: number; serverMsRatio: number };

/** @param rounds after one that is not counted. @returns with the ratios of the last to the first */
export async function measureSideBySide(
  sides: readonly Side[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<SideBySide> {
  const seen = sides.map(({ name }) => ({ name, rounds: [] as Required<Seen>[] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const [at, { stage }] of sides.entries()) {
      const logins = await watchLogins(stage, seconds * 3);
      if (round >= 0) seen[at]?.rounds.push(logins);
    }
  }
  const [first, last] = [seen[0]?.rounds ?? [], seen.at(-1)?.rounds ?? []];
  const ratio = (of: (one: Seen) => number) =>
    median(first.flatMap((one, at) => (last[at] ? of(last[at]) / of(one) : [])));
  return {
    sides: Object.fromEntries(seen.map((side) => [side.name, medianFigures(side.rounds)])),
    p95Ratio: ratio(({ load }) => load.p95Ms),
    serverMsRatio: ratio(({ cpuMs }) => cpuMs?.server ?? Number.NaN),
  };
}

/** @param maxP95Ratio the aim, where there is one */
export function printSideBySide({ sides, p95Ratio, serverMsRatio }: SideBySide, maxP95Ratio?: number) {
  printTable(
    [
      "complete logins",
      "per second",
      "p50 ms",
      "p95 ms",
      "p99 ms",
      "server ms",
      "database ms",
      "loop p99 ms",
      "RSS MB",
    ],
    Object.entries(sides).map(([name, { load, server }]) => [
      name,
      ...[load.perSecond, load.p50Ms, load.p95Ms, load.p99Ms].map(figure),
      ...(server ? [server.server, server.database, server.eventLoopP99Ms, server.rssMb].map(figure) : []),
    ]),
  );
  const [p95, server] = [against(p95Ratio, "≤", maxP95Ratio), figure(serverMsRatio)];
  console.log(`last to first (median of the pairs): p95 ${p95}, server ms ${server}\n`);
}
