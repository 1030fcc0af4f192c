import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { env } from "#lib/kernel/env.ts";
import { ok } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { checkLoginPassword } from "./check-password.ts";
import { inCheckConnection, inCheckTurn } from "./check-turns.ts";

const MOST_CHECKS = 8 * availableParallelism();
const BUSY = { ok: false, code: "busy" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

test("as many checks as the cores can do soon; the next is busy, and free again when one is done", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const waiting = Array.from({ length: MOST_CHECKS }, () => inCheckTurn(() => released));
  expect(await inCheckTurn(async () => ok())).toEqual(BUSY);
  release();
  await Promise.all(waiting);
  expect(await inCheckTurn(async () => ok())).toEqual(ok());
  await expect(inCheckTurn(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await inCheckTurn(async () => ok())).toEqual(ok());
});

test("a login that finds it busy is answered at once, and counts as no miss", async () => {
  const { member, loginId, password } = await makeMember(insurer, { upTo: "wizard" });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const waiting = Array.from({ length: MOST_CHECKS }, () => inCheckTurn(() => released));
  const check = () => checkLoginPassword(makeContext(insurer), { loginId, password }, async () => ok());
  expect(await Promise.all(Array.from({ length: 300 }, check))).toEqual(Array.from({ length: 300 }, () => BUSY));
  release();
  await Promise.all(waiting);
  const where = { memberId: member.id };
  const traces = await inTransaction(insurer.id, async (tx) => [
    await tx.authenticatorGuard.count({ where }),
    await tx.auditEvent.count({ where }),
  ]);
  expect(traces).toEqual([0, 0]);
  expect(await check()).toEqual(ok());
});

test("however many checks want a connection, the pages keep more than half of them", async () => {
  let [held, most] = [0, 0];
  const hold = () =>
    inCheckConnection(async () => {
      held += 1;
      most = Math.max(most, held);
      await sleep(5);
      held -= 1;
    });
  await Promise.all(Array.from({ length: 100 }, hold));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(env().DATABASE_POOL_SIZE / 2);
});
