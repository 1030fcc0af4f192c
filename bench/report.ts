import type { CpuMs } from "./cpu.ts";
import type { Round, Watched } from "./measures.ts";
import type { Stage } from "./stage.ts";
import { type Load, median, medianLoad } from "./statistics.ts";

/** The targets of spec §13, for 2 cores that also run database and clients. */
const AIMS: Record<string, { atLeastPerSecond?: number; p50Ms?: number; p95Ms?: number }> = {
  login: { atLeastPerSecond: 75, p95Ms: 140 },
  "GET /session": { atLeastPerSecond: 1_400, p95Ms: 9 },
  "GET /session beside logins": { p95Ms: 20 },
  "sign out everywhere": { p50Ms: 3 },
};
/** As scripts/server.ts reports it; 5 ms are the timer's own period. */
const EVENT_LOOP_P99_MS = 15;
const RSS_MB = 300;

type Server = CpuMs & { eventLoopP99Ms: number; rssMb: number };

export type Report = { loads: Record<string, Load>; servers: Record<string, Server> };

function medianServer(name: string, rounds: readonly Round[]): Server {
  const states = rounds.flatMap(({ servers }) => servers.get(name) ?? []);
  const cpus = rounds.flatMap((round) => round.cpus.get(name) ?? []);
  return {
    server: median(cpus.map(({ server }) => server)),
    database: median(cpus.map(({ database }) => database)),
    clients: median(cpus.map(({ clients }) => clients)),
    eventLoopP99Ms: median(states.map(({ eventLoopDelayMs }) => eventLoopDelayMs.p99)),
    rssMb: median(states.map(({ rssBytes }) => rssBytes / 2 ** 20)),
  };
}

export function medianReport(rounds: readonly Round[]): Report {
  const names = (of: (round: Round) => Map<string, unknown>) => [
    ...new Set(rounds.flatMap((round) => [...of(round).keys()])),
  ];
  const loads = names(({ loads }) => loads).map((name) => {
    return [name, medianLoad(rounds.flatMap((round) => round.loads.get(name) ?? []))] as const;
  });
  const servers = names(({ servers }) => servers).map((name) => [name, medianServer(name, rounds)] as const);
  return { loads: Object.fromEntries(loads), servers: Object.fromEntries(servers) };
}

/** `12.3 (≤ 9)`: the measured value and, if the spec has one, the target. */
function against(seen: number, sign: "≤" | "≥", aim: number | undefined): string {
  const text = seen.toFixed(seen < 100 ? 1 : 0);
  if (aim === undefined) return text;
  return `${text} ${(sign === "≤" ? seen <= aim : seen >= aim) ? "✓" : "✗"} ${sign} ${aim}`;
}

function print(header: readonly string[], rows: readonly (readonly string[])[]) {
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  console.log([line(header), widths.map((width) => "─".repeat(width)).join("──"), ...rows.map(line), ""].join("\n"));
}

export function printReport({ loads, servers }: Report) {
  print(
    ["median of the rounds", "per second", "p50 ms", "p95 ms", "p99 ms"],
    Object.entries(loads).map(([name, { perSecond, p50Ms, p95Ms, p99Ms }]) => {
      const aim = AIMS[name];
      return [
        name,
        against(perSecond, "≥", aim?.atLeastPerSecond),
        against(p50Ms, "≤", aim?.p50Ms),
        against(p95Ms, "≤", aim?.p95Ms),
        against(p99Ms, "≤", undefined),
      ];
    }),
  );
  print(
    ["processor ms for each", "server", "database", "clients", "event loop p99 ms", "RSS MB"],
    Object.entries(servers).map(([name, { server, database, clients, eventLoopP99Ms, rssMb }]) => [
      name,
      ...[server, database, clients].map((milliseconds) => milliseconds.toFixed(2)),
      against(eventLoopP99Ms, "≤", EVENT_LOOP_P99_MS),
      against(rssMb, "≤", RSS_MB),
    ]),
  );
}

/** The same logins at one of two stages, round by round. */
export type Side = { name: string; stage: Stage; rounds: Watched[] };

type SideReport = { load: Load; serverMs: number; rssMb: number };

export type SideBySide = { sides: Record<string, SideReport>; p95Ratio: number; serverMsRatio: number };

export function sideBySide(sides: readonly [Side, Side]): SideBySide {
  const [left, right] = sides;
  const ratio = (of: (round: Watched) => number) =>
    median(left.rounds.flatMap((round, at) => (right.rounds[at] ? of(right.rounds[at]) / of(round) : [])));
  const serverMs = ({ cpuMs }: Watched) => cpuMs?.server ?? Number.NaN;
  const reportOf = ({ rounds }: Side): SideReport => ({
    load: medianLoad(rounds.map(({ load }) => load)),
    serverMs: median(rounds.map(serverMs)),
    rssMb: median(rounds.map(({ server }) => server.rssBytes / 2 ** 20)),
  });
  return {
    sides: Object.fromEntries(sides.map((side) => [side.name, reportOf(side)])),
    p95Ratio: ratio(({ load }) => load.p95Ms),
    serverMsRatio: ratio(serverMs),
  };
}

export function printSideBySide({ sides, p95Ratio, serverMsRatio }: SideBySide) {
  print(
    ["complete logins", "per second", "p50 ms", "p95 ms", "server ms for each", "RSS MB"],
    Object.entries(sides).map(([name, { load, serverMs, rssMb }]) => [
      name,
      ...[load.perSecond, load.p50Ms, load.p95Ms, serverMs, rssMb].map((figure) => figure.toFixed(1)),
    ]),
  );
  const [p95, server] = [p95Ratio, serverMsRatio].map((ratio) => ratio.toFixed(2));
  console.log(`second to first (median of the pairs): p95 ${p95}, server ms ${server}\n`);
}
