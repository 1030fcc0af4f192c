import type { CpuMs } from "./cpu.ts";
import type { Round } from "./measures.ts";
import { type Load, median, medianLoad } from "./statistics.ts";

/** The figures of spec §13, for 2 cores with database and clients on them. */
const AIMS: Record<string, { atLeastPerSecond?: number; p50Ms?: number; p95Ms?: number }> = {
  login: { atLeastPerSecond: 75, p95Ms: 140 },
  "GET /session": { atLeastPerSecond: 1_400, p95Ms: 9 },
  "GET /session beside logins": { p95Ms: 20 },
  "sign out everywhere": { p50Ms: 3 },
};
/** As scripts/server.ts reports it: 5 ms of it are the timer's own period. */
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

/** `12.3 (≤ 9)`: what was seen and, where the spec has one, the aim. */
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
    ["median of the rounds", "per second", "p50 ms", "p95 ms"],
    Object.entries(loads).map(([name, { perSecond, p50Ms, p95Ms }]) => {
      const aim = AIMS[name];
      return [
        name,
        against(perSecond, "≥", aim?.atLeastPerSecond),
        against(p50Ms, "≤", aim?.p50Ms),
        against(p95Ms, "≤", aim?.p95Ms),
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

/** The same logins side by side: how much more a large insurer costs. */
export function printGrowth(rows: readonly (readonly [string, Load])[], p95Ratio: number) {
  print(
    ["complete logins", "per second", "p50 ms", "p95 ms"],
    rows.map(([name, { perSecond, p50Ms, p95Ms }]) => [name, ...[perSecond, p50Ms, p95Ms].map((n) => n.toFixed(1))]),
  );
  console.log(`p95, large to small (median of the pairs): ${against(p95Ratio, "≤", 1.2)}\n`);
}
