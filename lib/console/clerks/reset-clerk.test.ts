import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { clerkWalker, invitationLink, makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { approveRequest } from "../approvals/decide-approval.ts";
import { readApproval } from "../approvals/list-approvals.ts";
import { runApproved } from "../approvals/run-approved.fixture.ts";
import { changeRole } from "./clerks.ts";

const reason = "スマートフォンの紛失を電話で確認しました";
let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

async function as<Input, Value>(clerkId: string, verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const ask = (by: string, clerkId: string) => as(by, askApproval, { act: "clerk-factors", input: { clerkId }, reason });

/** A clerk who has answered the invitation. */
async function settled(role: "officer" | "manager") {
  const clerk = await makeClerk(insurer, role);
  const walker = await clerkWalker(clerk);
  await walker.followResetLink(clerk.link);
  await walker.walk();
  await walker.openSession();
  return { ...clerk, walker };
}

test("two 管理 reset a colleague: factor, password and sessions end, the invitation leads to new ones", async () => {
  const [first, second] = [await settled("manager"), await settled("manager")];
  const lost = await settled("officer");
  const asked = await ask(first.clerkId, lost.clerkId);
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  const seen = (await as(second.clerkId, readApproval, approvalId))?.facts?.fingerprint ?? "";
  expect(await as(second.clerkId, approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
  await runApproved(insurer, approvalId);
  const left = await inTransaction(CONSOLE_ID, async (tx) => [
    await tx.totpDevice.count({ where: { memberId: lost.clerkId } }),
    await tx.passwordCredential.count({ where: { memberId: lost.clerkId } }),
    await tx.session.count({ where: { memberId: lost.clerkId, endedAt: null } }),
  ]);
  expect(left).toEqual([0, 0, 0]);
  expect(await lost.walker.logIn()).toEqual({ ok: false, code: "refused" });
  const again = await clerkWalker(lost);
  expect((await again.followResetLink(await invitationLink(lost.email))).ok).toBe(true);
  expect(await again.walk()).toEqual(["totp-register", "new-password", "done"]);
  const event = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findFirst({ where: { action: "clerk.reset", detail: { path: ["clerkId"], equals: lost.clerkId } } }),
  );
  expect(event?.actor).toBe(`clerk:${second.clerkId}`);
});

test("nobody resets themselves, and whoever it is about does not approve it", async () => {
  const [first, second] = [await makeClerk(insurer, "manager"), await makeClerk(insurer, "manager")];
  await makeClerk(insurer, "manager");
  expect(await ask(first.clerkId, first.clerkId)).toEqual({ ok: false, code: "concerns-you" });
  const asked = await ask(first.clerkId, second.clerkId);
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  const seen = (await as(first.clerkId, readApproval, approvalId))?.facts?.fingerprint ?? "";
  const own = await as(second.clerkId, approveRequest, { approvalId, seen });
  expect(own).toEqual({ ok: false, code: "concerns-you" });
});

test("担当 neither asks nor approves; a 管理 demoted in between does not either", async () => {
  const [manager, second] = [await makeClerk(insurer, "manager"), await makeClerk(insurer, "manager")];
  const [officer, lost] = [await makeClerk(insurer), await makeClerk(insurer)];
  expect(await ask(officer.clerkId, lost.clerkId)).toEqual({ ok: false, code: "role-too-low" });
  const asked = await ask(manager.clerkId, lost.clerkId);
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  const seen = (await as(second.clerkId, readApproval, approvalId))?.facts?.fingerprint ?? "";
  const low = await as(officer.clerkId, approveRequest, { approvalId, seen });
  expect(low).toEqual({ ok: false, code: "role-too-low" });
  await as(manager.clerkId, changeRole, { clerkId: second.clerkId, role: "officer" });
  const demoted = await as(second.clerkId, approveRequest, { approvalId, seen });
  expect(demoted).toEqual({ ok: false, code: "role-too-low" });
});

test("where one 管理 is left, the console says to ask the operator", async () => {
  const lone = await makeInsurer();
  const [manager, lost] = [await makeClerk(lone, "manager"), await makeClerk(lone)];
  const asking = { act: "clerk-factors", input: { clerkId: lost.clerkId }, reason } as const;
  const outcome = await runAsClerk(makeContext(lone), manager.clerkId, askApproval, asking);
  expect(outcome).toEqual({ ok: true, value: { ok: false, code: "nobody-else" } });
});
