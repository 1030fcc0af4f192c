import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A fast shutdown writes everything to disk first. */
const STOP_SECONDS = 60;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The PostgreSQL that runs on this data folder, by its postmaster.pid. */
export function running(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid = 0, , , port = 0] = readFileSync(file, "utf8").split("\n").map(Number);
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : undefined;
}

const starterFile = (folder: string) => `${folder}.starter`;

/** Notes beside the data who started it, and stops it in the end. */
export function noteStarter(folder: string): void {
  writeFileSync(starterFile(folder), String(process.pid));
}

/** Ends the PostgreSQL whose starter was killed: nobody else would. */
export async function endOrphan(folder: string): Promise<void> {
  const cluster = running(folder);
  if (!cluster || !existsSync(starterFile(folder))) return;
  if (isAlive(Number(readFileSync(starterFile(folder), "utf8")))) return;
  process.kill(cluster.pid, "SIGINT");
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (running(folder) && Date.now() < deadline) await sleep(100);
}
