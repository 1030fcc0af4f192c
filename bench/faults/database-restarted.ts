import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault.ts";
import { AT_ONCE } from "./worker-killed.ts";

const DOWN_MS = 5_000;

export const databaseRestarted: Fault = {
  name: "database-restarted",
  says: "PostgreSQL is restarted (fast), then crashes (immediate) and is away for 5 s",
  mailSeconds: 120,
  // Sent while the database was gone: nobody could note that they were.
  mayArriveTwice: AT_ONCE,
  run: async ({ database, load }) => {
    if (!database) throw new Error("a cluster has no database of its own");
    database.stop("fast");
    database.start();
    const restarted = await load.recovered(performance.now());
    await sleep(2_000);
    database.stop("immediate");
    await sleep(DOWN_MS);
    database.start();
    const crashed = await load.recovered(performance.now());
    return { recoveryMs: { restart: restarted, crash: crashed } };
  },
};
