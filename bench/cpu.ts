import { readdirSync, readFileSync } from "node:fs";

const PARTS = ["server", "worker", "database", "clients"] as const;

/** Milliseconds of processor time so far, of each process that works for a request. */
export type CpuMs = Record<(typeof PARTS)[number], number>;

/** The process of each part; this one is the clients'. */
export type Pids = { server: number; worker?: number; database: number };

/** Linux counts in hundredths of a second (USER_HZ). */
const TICK_MS = 10;

type Process = { pid: number; parent: number; cpuMs: number; endedChildrenMs: number };

function readProcess(pid: string): Process | undefined {
  try {
    // The name in parentheses may hold spaces; what follows does not (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const at = (place: number) => Number(fields[place] ?? 0);
    return {
      pid: Number(pid),
      parent: at(1),
      cpuMs: (at(11) + at(12)) * TICK_MS,
      endedChildrenMs: (at(13) + at(14)) * TICK_MS,
    };
  } catch {
    return undefined;
  }
}

/** @returns null without /proc; the bench then omits these figures */
export function readCpuMs({ server, worker, database }: Pids): CpuMs | null {
  if (process.platform !== "linux") return null;
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid) ?? []);
  const sum = (wanted: (each: Process) => boolean) => all.filter(wanted).reduce((total, { cpuMs }) => total + cpuMs, 0);
  const endedBackendsMs = all.find(({ pid }) => pid === database)?.endedChildrenMs ?? 0;
  return {
    server: sum(({ pid }) => pid === server),
    worker: sum(({ pid }) => pid === worker),
    database: endedBackendsMs + sum(({ pid, parent }) => pid === database || parent === database),
    clients: sum(({ pid }) => pid === process.pid),
  };
}

/** A figure of each part. */
export function ofEachPart(figure: (part: keyof CpuMs) => number): CpuMs {
  return Object.fromEntries(PARTS.map((part) => [part, figure(part)])) as CpuMs;
}

/** What each of `pieces` took between two readings. */
export function cpuOfEach(begin: CpuMs | null, end: CpuMs | null, pieces: number): CpuMs | null {
  return begin && end && ofEachPart((part) => (end[part] - begin[part]) / pieces);
}
