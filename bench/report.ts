import { type CpuMs, ofEachPart } from "./cpu.ts";
import { type Load, median, medianLoad } from "./statistics.ts";
import type { Seen } from "./watch.ts";

type Aim = { atLeastPerSecond?: number; p50Ms?: number; p95Ms?: number; serverMs?: number; databaseMs?: number };

/** The targets of spec §13, for 2 cores that also run database and clients; of processor time, docs/performance.md. */
const AIMS: Record<string, Aim> = {
  login: { atLeastPerSecond: 75, p95Ms: 140, serverMs: 36, databaseMs: 7 },
  "GET / signed in": { atLeastPerSecond: 200 },
  "GET /session": { atLeastPerSecond: 1_400, p95Ms: 9 },
  "GET /session beside logins": { p95Ms: 20 },
  "sign out everywhere": { p50Ms: 3 },
};
/** As scripts/server.ts reports it; 5 ms are the timer's own period. */
const EVENT_LOOP_P99_MS = 15;
const RSS_MB = 300;

type Server = CpuMs & { eventLoopP99Ms: number; rssMb: number };

/** The median of several rounds. */
export type Figures = { load: Load; server?: Server };

export type Report = Readonly<Record<string, Figures>>;

/** The results of one round, by name. */
export type Round = Map<string, Seen>;

function medianServer(all: readonly Seen[]): Server | undefined {
  const states = all.flatMap(({ server }) => server ?? []);
  const cpus = all.flatMap(({ cpuMs }) => cpuMs ?? []);
  if (states.length === 0) return undefined;
  return {
    ...ofEachPart((part) => median(cpus.map((each) => each[part]))),
    eventLoopP99Ms: median(states.map(({ eventLoopDelayMs }) => eventLoopDelayMs.p99)),
    rssMb: median(states.map(({ rssBytes }) => rssBytes / 2 ** 20)),
  };
}

export function medianFigures(all: readonly Seen[]): Figures {
  return { load: medianLoad(all.map(({ load }) => load)), server: medianServer(all) };
}

export function medianReport(rounds: readonly Round[]): Report {
  const names = [...new Set(rounds.flatMap((round) => [...round.keys()]))];
  const figuresOf = (name: string) => medianFigures(rounds.flatMap((round) => round.get(name) ?? []));
  return Object.fromEntries(names.map((name) => [name, figuresOf(name)]));
}

/** `12.3 (≤ 9)`: the measured value and, if the spec has one, the target. */
export function against(seen: number, sign: "≤" | "≥", aim: number | undefined): string {
  const text = seen.toFixed(seen < 10 ? 2 : seen < 100 ? 1 : 0);
  if (aim === undefined) return text;
  return `${text} ${(sign === "≤" ? seen <= aim : seen >= aim) ? "✓" : "✗"} ${sign} ${aim}`;
}

/** One or two digits after the point, none from 100 on. */
export const figure = (value: number) => against(value, "≤", undefined);

export function printTable(header: readonly string[], rows: readonly (readonly string[])[]) {
  const widths = header.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  console.log([line(header), widths.map((width) => "─".repeat(width)).join("──"), ...rows.map(line), ""].join("\n"));
}

export function printReport(report: Report) {
  const all = Object.entries(report);
  printTable(
    ["median of the rounds", "per second", "p50 ms", "p95 ms", "p99 ms"],
    all.map(([name, { load }]) => [
      name,
      against(load.perSecond, "≥", AIMS[name]?.atLeastPerSecond),
      against(load.p50Ms, "≤", AIMS[name]?.p50Ms),
      against(load.p95Ms, "≤", AIMS[name]?.p95Ms),
      figure(load.p99Ms),
    ]),
  );
  printTable(
    ["processor ms for each", "server", "worker", "database", "clients", "event loop p99 ms", "RSS MB"],
    all.flatMap(([name, { server: seen }]) => {
      if (!seen) return [];
      const { server, worker, database, clients, eventLoopP99Ms, rssMb } = seen;
      return [
        [
          name,
          against(server, "≤", AIMS[name]?.serverMs),
          figure(worker),
          against(database, "≤", AIMS[name]?.databaseMs),
          figure(clients),
          against(eventLoopP99Ms, "≤", EVENT_LOOP_P99_MS),
          against(rssMb, "≤", RSS_MB),
        ],
      ];
    }),
  );
}
