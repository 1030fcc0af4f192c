import { format } from "node:util";
import type { Logger } from "pino";
import { eventLimit } from "./event-limit.ts";

/** Longer events are cut: a stack, or a stranger's input in a message. */
export const MAX_EVENT_CHARACTERS = 4_000;

const LEVELS = { debug: "debug", info: "info", log: "info", warn: "warn", trace: "warn", error: "error" } as const;

function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > MAX_EVENT_CHARACTERS ? `${trimmed.slice(0, MAX_EVENT_CHARACTERS)}…` : trimmed;
}

/** What repeats itself begins with the same words; a name that a stranger made up, and a stack, come later. */
const kindOf = (text: string) => text.trimStart().slice(0, 200).replaceAll(/\d+/g, "").split(/\s+/, 3).join(" ");

/**
 * Makes everything this process writes one JSON line an event, also what frameworks print to the console or a stream.
 * Escapes line feeds, so that no input can begin a line (ASVS 16.4.1). pino writes past these streams. The cause of a
 * crash is the last event. A flood of one kind of event is few of them and their number.
 */
export function writeOnlyJson(log: Logger): void {
  const mayWrite = eventLimit((heldBack) => log.warn({ heldBack }, "events held back"));
  const write = (level: "debug" | "info" | "warn" | "error", text: string) => {
    if (mayWrite(kindOf(text))) log[level](cut(text));
  };
  for (const [method, level] of Object.entries(LEVELS) as [
    keyof typeof LEVELS,
    (typeof LEVELS)[keyof typeof LEVELS],
  ][]) {
    console[method] = (...parts: unknown[]) => write(level, format(...parts));
  }
  for (const [stream, level] of [
    [process.stdout, "info"],
    [process.stderr, "error"],
  ] as const) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      write(level, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      const callback = rest.find((each) => typeof each === "function");
      if (callback) process.nextTick(callback);
      return true;
    };
  }
  // Node.js prints the stack of errors from outside JavaScript.
  process.on("uncaughtException", (error) => {
    // Next.js has its own listener, which logs and continues.
    if (process.listenerCount("uncaughtException") > 1) return;
    log.fatal(cut(format(error)));
    process.exit(1);
  });
}
