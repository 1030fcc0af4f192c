import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { takeTry } from "#lib/web/request/ip-ceiling.ts";
import { askForRecovery } from "./ask-for-recovery.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

const from = (ipAddress: string) => makeContext(insurer, { ipAddress });
const question = { task: "password-reset", loginId: "nobody-1", browserHash: null } as const;

test("who guesses passwords keeps nobody of the same network from a reset (spec §8)", async () => {
  await inParallel(1_000, () => takeTry(from("198.51.100.7"), "login"));
  expect(await askForRecovery(from("198.51.100.7"), question)).toBe(true);
});

test("requests have a ceiling of their own, and keep nobody of the same network from a login", async () => {
  const there = from("198.51.100.8");
  for (let asked = 0; asked < 3; asked += 1) expect(await askForRecovery(there, question)).toBe(true);
  const logins = await inParallel(1_001, () => takeTry(there, "login"));
  expect(logins.filter(Boolean)).toHaveLength(1_000);
  await inParallel(997, () => takeTry(there, "recovery"));
  expect(await askForRecovery(there, question)).toBe(false);
});
