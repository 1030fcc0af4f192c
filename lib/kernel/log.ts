import "server-only";
import pino from "pino";
import { logLevel } from "./env.ts";
import { eventLimit } from "./event-limit.ts";
import { requestField } from "./request-id.ts";

/** JSON lines. Callers log ids and outcomes, never typed text; the redaction list is the last defence (ASVS 16.2.5). */
export const log = pino({
  level: logLevel,
  mixin: requestField,
  redact: {
    paths: ["password", "code", "token", "secret", "email", "*.password", "*.code", "*.token", "*.secret", "*.email"],
    censor: "[redacted]",
  },
});

/** Asked before what a stranger can provoke as often as they like is logged; `kind` is the caller's name for it. */
export const mayLog = eventLimit((heldBack) => log.warn({ heldBack }, "events held back"));
