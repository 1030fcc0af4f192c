import { format } from "node:util";
import type { Logger } from "pino";

/** Longer events are cut: a stack, or whatever a stranger's input put into a message. */
export const MAX_EVENT_CHARACTERS = 4_000;

const LEVELS = { debug: "debug", info: "info", log: "info", warn: "warn", trace: "warn", error: "error" } as const;

function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > MAX_EVENT_CHARACTERS ? `${trimmed.slice(0, MAX_EVENT_CHARACTERS)}…` : trimmed;
}

/**
 * From here on everything this process writes is one JSON line an event, what the
 * frameworks print by `console` or straight to a stream too. Line feeds in a message
 * are escaped, so that nobody's input can begin a line of its own (ASVS 16.4.1).
 * pino itself writes past these streams. What the process dies of is its last event.
 */
export function writeOnlyJson(log: Logger): void {
  for (const [method, level] of Object.entries(LEVELS) as [
    keyof typeof LEVELS,
    (typeof LEVELS)[keyof typeof LEVELS],
  ][]) {
    console[method] = (...parts: unknown[]) => log[level](cut(format(...parts)));
  }
  for (const [stream, level] of [
    [process.stdout, "info"],
    [process.stderr, "error"],
  ] as const) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      log[level](cut(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")));
      const callback = rest.find((each) => typeof each === "function");
      if (callback) process.nextTick(callback);
      return true;
    };
  }
  // Node.js prints the stack of what nobody caught from outside JavaScript.
  process.on("uncaughtException", (error) => {
    // Next.js has its own listener, which writes a line and goes on.
    if (process.listenerCount("uncaughtException") > 1) return;
    log.fatal(cut(format(error)));
    process.exit(1);
  });
}
