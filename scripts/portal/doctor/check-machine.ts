import { existsSync, statfsSync } from "node:fs";
import type pg from "pg";
import { doctor } from "#lib/messages/ja/doctor.ts";
import { type Finding, findingsOf } from "./finding.ts";

/** A code of an authenticator app is good for 30 seconds on either side; half a step may be lost by the phone's clock. */
const MOST_SECONDS_APART = 5;
const LEAST_FREE_MEGABYTES = 1024;
const MEGABYTE = 2 ** 20;
/** Noon in Japan. */
const NOON = new Date("2026-01-01T03:00:00Z");

/** Whether this machine's clock and the database's show the same time. */
export async function checkClock(owner: pg.Client, clock: () => number = Date.now): Promise<Finding[]> {
  const before = clock();
  const { rows } = await owner.query<{ now: Date }>("select clock_timestamp() as now");
  // The answer was made between the two.
  const here = (before + clock()) / 2;
  const apart = Math.abs((rows[0]?.now.getTime() ?? here) - here) / 1000;
  return findingsOf("clock", apart > MOST_SECONDS_APART ? [doctor.clockApart(Math.round(apart))] : []);
}

/** Whether this Node.js knows Japan's time. */
export function checkZone(): Finding[] {
  const hour = new Intl.DateTimeFormat("en", { timeZone: "Asia/Tokyo", hour: "numeric", hourCycle: "h23" }).format(
    NOON,
  );
  return hour === "12" ? [] : findingsOf("zone", [doctor.processZone()]);
}

/** Whether there is room where we and, on this machine, PostgreSQL write. */
export function checkDisk(folders: readonly string[], leastMegabytes = LEAST_FREE_MEGABYTES): Finding[] {
  const full = folders.filter(existsSync).flatMap((path) => {
    const { bavail, bsize } = statfsSync(path);
    const free = Math.floor((bavail * bsize) / MEGABYTE);
    return free < leastMegabytes ? [doctor.diskFull(path, free)] : [];
  });
  return findingsOf("disk", full);
}
