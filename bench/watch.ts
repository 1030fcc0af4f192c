import { type CpuMs, cpuOfEach } from "./cpu.ts";
import { drive } from "./drive.ts";
import type { ServerState } from "./server.ts";
import type { Load } from "./statistics.ts";

/** As many as the aims of spec §13 are for. */
export const CLIENTS = 8;

/** A load; of what a server did for it alone, also what server and processes spent on one unit of it. */
export type Seen = { load: Load; server?: ServerState; cpuMs?: CpuMs | null };

export type Named = readonly (readonly [name: string, seen: Seen])[];

/** What `--only` names: one or more loads that are measured together. */
export type Bench = { name: string; measure: (seconds: number) => Promise<Named> };

/** A server whose work is watched. */
export type Watchable = { serverState: () => Promise<ServerState>; cpuMs: () => CpuMs | null };

export async function watch<Found extends { load: Load }>(
  { serverState, cpuMs }: Watchable,
  work: () => Promise<Found>,
): Promise<Found & Required<Seen>> {
  // Its event loop is watched from here on.
  await serverState();
  const before = cpuMs();
  const found = await work();
  const spent = cpuOfEach(before, cpuMs(), found.load.count);
  return { ...found, server: await serverState(), cpuMs: spent };
}

/** One load of `clients` in closed loops, under its name. */
export async function watchLoad(
  name: string,
  watched: Watchable,
  { clients = CLIENTS, seconds }: { clients?: number; seconds: number },
  work: (client: number) => Promise<unknown>,
): Promise<Named> {
  return [[name, await watch(watched, async () => ({ load: await drive({ clients, seconds }, work) }))]];
}
