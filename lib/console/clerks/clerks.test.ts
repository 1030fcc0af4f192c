import { expect, test } from "vitest";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { INVITATION_DAYS } from "#lib/kernel/limits.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { runAsClerk } from "../access/clerk-verb.ts";
import { inviteAgain, listClerks, resumeClerk, stopClerk } from "./clerks.ts";
import { inviteClerk } from "./invite-clerk.ts";

test("an invitation: everything wrong is told at once, and one address is one clerk's", async () => {
  const insurer = await makeInsurer();
  const manager = await makeClerk(insurer, "manager");
  const invite = (typed: { email: string; name: string }) =>
    runAsClerk(makeContext(insurer), manager.clerkId, inviteClerk, { ...typed, role: "viewer" });
  const problems = ["name-empty", "email-unreadable"];
  expect(await invite({ email: "x", name: "　" })).toEqual({
    ok: true,
    value: { ok: false, code: "refused", problems },
  });
  const taken = await invite({ email: manager.email, name: "健保　次郎" });
  expect(taken).toEqual({ ok: true, value: { ok: false, code: "email-taken" } });
});

test("「ステータス」: invited until the first login, and no longer than the link is good for", async () => {
  const insurer = await makeInsurer();
  const [manager, clerk] = [await makeClerk(insurer, "manager"), await makeClerk(insurer)];
  const { now } = makeContext(insurer);
  const over = addSeconds(now, INVITATION_DAYS * DAY_SECONDS);
  const run = async <Input, Value>(verb: Parameters<typeof runAsClerk<Input, Value>>[2], input: Input, at = now) => {
    const outcome = await runAsClerk(makeContext(insurer, { now: at }), manager.clerkId, verb, input);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.value;
  };
  const stateAt = async (at: Date) =>
    (await run(listClerks, undefined, at)).find(({ id }) => id === clerk.clerkId)?.state;
  expect([await stateAt(addSeconds(over, -1)), await stateAt(over)]).toEqual(["invited", "expired"]);
  await run(inviteAgain, clerk.clerkId, over);
  expect(await stateAt(over)).toBe("invited");
  await run(stopClerk, clerk.clerkId);
  expect(await stateAt(now)).toBe("stopped");
  await run(resumeClerk, clerk.clerkId);
  await opsTransaction(insurer.id, (tx) =>
    tx.clerk.update({
      where: { insurerId_id: { insurerId: insurer.id, id: clerk.clerkId } },
      data: { lastLoginAt: now },
    }),
  );
  expect(await stateAt(addSeconds(over, DAY_SECONDS))).toBe("active");
});
