import "server-only";
import { Logger } from "graphile-worker";
import { log } from "#lib/kernel/log.ts";

/** graphile-worker's levels, one lower: its "info" is one line for every job. */
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/** Messages and ids only: its metadata holds payloads and whole errors. */
export const workerLog = new Logger(({ taskIdentifier, jobId }) => (level, message) => {
  log[LEVELS[level]]({ task: taskIdentifier, jobId }, message);
});
