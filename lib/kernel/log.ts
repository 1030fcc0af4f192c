import "server-only";
import pino from "pino";
import { logLevel } from "./env.ts";

/**
 * JSON lines on standard output. The redaction list is the last line of
 * defence: callers pass ids and codes of outcomes, never what a person typed
 * (ASVS 16.2.5).
 */
export const log = pino({
  level: logLevel,
  redact: {
    paths: ["password", "code", "token", "secret", "email", "*.password", "*.code", "*.token", "*.secret", "*.email"],
    censor: "[redacted]",
  },
});
