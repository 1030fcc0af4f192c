import { EventEmitter } from "node:events";
import { errors, type Provider } from "oidc-provider";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EVENTS_OF_KIND } from "#lib/kernel/event-limit.ts";
import { log } from "#lib/kernel/log.ts";
import { logRefusals } from "./log-refusals.ts";

type Output = { write: (line: string) => unknown };
const output = (log as unknown as Record<symbol, Output>)[pino.symbols.streamSym] as Output;
const { write } = output;
const { level } = log;
let lines: string[];

beforeEach(() => {
  lines = [];
  output.write = (line) => lines.push(line);
  log.level = "warn";
});
afterEach(() => {
  output.write = write;
  log.level = level;
});

test("what a stranger can provoke as often as they like is few lines, and what comes then is one still", () => {
  const provider = new EventEmitter();
  logRefusals(provider as unknown as Provider, "an insurer");
  const ctx = { oidc: { route: "userinfo" } };
  for (let sent = 0; sent < 500; sent += 1) {
    provider.emit("userinfo.error", ctx, new errors.InvalidToken("unknown token"));
    provider.emit("server_error", ctx, new Error("unexpected"));
    provider.emit("grant.revoked", ctx);
  }
  expect(lines).toHaveLength(3 * EVENTS_OF_KIND);
  provider.emit("grant.error", { oidc: { route: "token" } }, new errors.InvalidGrant("already used"));
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ route: "token", error: "invalid_grant" });
});
