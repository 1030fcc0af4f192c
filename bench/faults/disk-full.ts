import { spawnSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Closers } from "../stage.ts";
import type { Fault } from "./fault.ts";

const SIZE = "400m";
const FULL_MS = 10_000;
const BLOCK = Buffer.alloc(1 << 20);

/** A file system in memory, which a few megabytes fill. */
function mountSmall(folder: string, closers: Closers): void {
  const done = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=0755`, "tmpfs", folder]);
  if (done.status !== 0) throw new Error(`mount: ${done.stderr}`);
  closers.push(async () => spawnSync("umount", ["--lazy", folder]));
}

function fill(folder: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(folder);
  try {
    for (let left = bavail * bsize; left > 0; left -= BLOCK.length) writeFileSync(ballast, BLOCK, { flag: "a" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}

export const diskFull: Fault = {
  name: "disk-full",
  says: "the database's disk is full for 10 s",
  missing: () => (process.getuid?.() === 0 ? undefined : "only root may mount the small file system it fills"),
  stage: { prepareData: mountSmall },
  mailSeconds: 120,
  run: async ({ dataFolder, database, load }) => {
    const ballast = join(dataFolder, "ballast");
    fill(dataFolder, ballast);
    const end = performance.now() + FULL_MS;
    // PostgreSQL keeps what it recycles; what it frees meanwhile is filled too.
    while (performance.now() < end) {
      await sleep(500);
      fill(dataFolder, ballast);
    }
    const survived = database?.isRunning();
    rmSync(ballast);
    // What a service manager does with a PostgreSQL that has ended.
    database?.start();
    const recovered = await load.recovered(performance.now());
    return { recoveryMs: { login: recovered }, notes: [`PostgreSQL ${survived ? "stayed up" : "ended"}`] };
  },
};
