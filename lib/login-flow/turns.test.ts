import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { fail } from "#lib/kernel/result.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { startBeside } from "#lib/testing/start-beside.ts";
import { Walker } from "#lib/testing/walker.ts";
import { takeStep } from "./take-step.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

async function loggingIn() {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  await walker.logIn();
  return walker;
}

/** Work that takes a while, and how many did it at the same moment. */
function counted() {
  let [inside, most, done] = [0, 0, 0];
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(30);
    inside -= 1;
    done += 1;
    return fail("incorrect");
  };
  return { work, seen: () => ({ most, done }) };
}

test("posts of one login take turns, in however many tabs", async () => {
  const walker = await loggingIn();
  const { id: attemptId } = await walker.attempt();
  const { work, seen } = counted();
  const input = { token: walker.token, attemptId, steps: ["totp"] } as const;
  await inParallel(5, () => takeStep(walker.context, input, work));
  expect(seen()).toEqual({ most: 1, done: 5 });
});

test("a ticket that is redeemed while its login is being ended opens nothing", async () => {
  const walker = await loggingIn();
  await walker.walk();
  const { beside } = await inTransaction(insurer.id, async (tx) => {
    await tx.$executeRaw`update "LoginAttempt" set "endedAt" = ${walker.context.now}, "endReason" = 'logged-out'
                         where "memberId" = ${walker.person.member.id}::uuid`;
    return startBeside({ tx }, () => walker.openSession());
  });
  const opened = await beside;
  expect(opened).toEqual({ ok: false, code: "ticket-dead" });
});
