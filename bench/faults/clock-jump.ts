import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault.ts";

const LIBRARIES = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`);
const OFFSET_FILE = join(tmpdir(), `kenpo-portal-clock-${process.pid}`);
const AWAY_MS = 8_000;
/** The library reads its file once a second. */
const NOTICED_MS = 1_500;

const library = LIBRARIES.find((path) => existsSync(path));

async function jump(minutes: number): Promise<void> {
  writeFileSync(OFFSET_FILE, `${minutes < 0 ? "" : "+"}${minutes * 60}s\n`);
  await sleep(NOTICED_MS);
}

export const clockJump: Fault = {
  name: "clock-jump",
  says: "the clock of app and worker jumps 5 min ahead, back, 5 min behind, and back; the database's stays",
  missing: () => (library ? undefined : "libfaketime is not installed (Debian: apt-get install libfaketime)"),
  stage: {
    variables: {
      LD_PRELOAD: library ?? "",
      FAKETIME_TIMESTAMP_FILE: OFFSET_FILE,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
    prepareData: () => writeFileSync(OFFSET_FILE, "+0s\n"),
  },
  run: async ({ load }) => {
    const recoveryMs: Record<string, number> = {};
    const notes: string[] = [];
    for (const minutes of [5, -5]) {
      await jump(minutes);
      const before = load.completed();
      await sleep(AWAY_MS);
      const away = minutes > 0 ? "ahead" : "behind";
      notes.push(`${load.completed() - before} members served while it was ${away}`);
      await jump(0);
      recoveryMs[`after ${away}`] = await load.recovered(performance.now());
    }
    return { recoveryMs, notes };
  },
};
