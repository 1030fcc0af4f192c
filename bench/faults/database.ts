// The embedded PostgreSQL under a hand that stops and starts it again where it was.
import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

export type Database = {
  /** `fast` rolls back what runs; `immediate` is a crash. */
  stop: (how: "fast" | "immediate") => void;
  /** With the options and on the port it had. Nothing happens when it runs. */
  start: () => void;
  isRunning: () => boolean;
};

/** @param dataFolder of a running cluster */
export function databaseIn(dataFolder: string): Database {
  const folder = join(dataFolder, "postgres");
  const pid = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0];
  const pgCtl = join(dirname(readlinkSync(`/proc/${pid}/exe`)), "pg_ctl");
  const { uid, gid } = statSync(folder);
  const control = (...args: string[]) =>
    spawnSync(pgCtl, ["-D", folder, "-w", ...args], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
  return {
    stop: (how) => void control("-m", how, "stop"),
    start: () => {
      // Unlike `start`, `restart` reads the options of the last start.
      if (!control("status")) control("-l", join(folder, "later.log"), "restart");
    },
    isRunning: () => control("status"),
  };
}
