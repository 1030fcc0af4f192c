// The end of a child process, however it comes: by a code, by a signal (a crash, the machine out of memory), or unborn.
import type { ChildProcess } from "node:child_process";

/** Longer than the server takes for its open answers; a worker whose database is gone would wait for ever. */
const STOP_SECONDS = 15;

function endOf({ exitCode, signalCode }: ChildProcess): string | null {
  if (signalCode !== null) return `signal ${signalCode}`;
  return exitCode === null ? null : `exit code ${exitCode}`;
}

export const hasEnded = (child: ChildProcess) => endOf(child) !== null;

/** Resolves when it has ended, with how: in words for the operator. */
export function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((fulfil) => {
    const already = endOf(child);
    if (already !== null) return fulfil(already);
    child.once("exit", () => fulfil(endOf(child) ?? "unknown"));
    child.once("error", (error) => fulfil(error.message));
  });
}

/** Asks it to end, and kills it when it has not after 15 seconds. Nothing to do for one that has ended. */
export async function endProcess(child: ChildProcess, signal: "SIGTERM" | "SIGINT" = "SIGTERM"): Promise<void> {
  if (hasEnded(child)) return;
  const ended = whenEnded(child);
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_SECONDS * 1000);
  await ended;
  clearTimeout(timer);
}
