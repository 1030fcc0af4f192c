import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time so far, of each process that works for a request. */
export type CpuMs = { server: number; database: number; clients: number };

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
export function readCpuMs({ serverPid, databasePid }: { serverPid: number; databasePid: number }): CpuMs | null {
  if (process.platform !== "linux") return null;
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid) ?? []);
  const sum = (wanted: (each: Process) => boolean) => all.filter(wanted).reduce((total, { cpuMs }) => total + cpuMs, 0);
  const endedBackendsMs = all.find(({ pid }) => pid === databasePid)?.endedChildrenMs ?? 0;
  return {
    server: sum(({ pid }) => pid === serverPid),
    database: endedBackendsMs + sum(({ pid, parent }) => pid === databasePid || parent === databasePid),
    clients: sum(({ pid }) => pid === process.pid),
  };
}

export function cpuSince(begin: CpuMs | null, end: CpuMs | null): CpuMs | null {
  if (!begin || !end) return null;
  return {
    server: end.server - begin.server,
    database: end.database - begin.database,
    clients: end.clients - begin.clients,
  };
}

export function perPiece({ server, database, clients }: CpuMs, pieces: number): CpuMs {
  return { server: server / pieces, database: database / pieces, clients: clients / pieces };
}
