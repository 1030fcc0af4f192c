import { beforeAll, describe, expect, test } from "vitest";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { APPROVAL_HOURS, COLLECT_HOURS } from "#lib/kernel/limits.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { cancelJob, retryJob } from "../jobs/jobs.ts";
import { askApproval } from "./ask-approval.ts";
import { collectApproved } from "./carry-out.ts";
import { approveRequest, refuseRequest, withdrawRequest } from "./decide-approval.ts";
import { countWaiting, listApprovals, readApproval } from "./list-approvals.ts";
import { runApproved } from "./run-approved.fixture.ts";

const reason = "機種変更のため、電話で依頼がありました";
const now = new Date("2026-11-02T01:00:00Z");
const later = (hours: number) => addSeconds(now, hours * HOUR_SECONDS);

let insurer: Insurer;
let asker: Awaited<ReturnType<typeof makeClerk>>;
let decider: Awaited<ReturnType<typeof makeClerk>>;

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  [asker, decider] = [await makeClerk(insurer), await makeClerk(insurer)];
});

/** The value of a verb that the clerk's role allows. */
async function as<Input, Value>(
  { clerkId }: { clerkId: string },
  verb: ClerkVerb<Input, Value>,
  input: Input,
  at = now,
): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer, { now: at }), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function askCode(by = asker) {
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const input = { memberId: member.id, checked: ["birth-date" as const] };
  const asked = await as(by, askApproval, { act: "lost-factor-code", input, reason });
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  return { approvalId, member, seen: (await as(decider, readApproval, approvalId))?.facts?.fingerprint ?? "" };
}

async function askStop(people: number, by = asker) {
  const made = [];
  for (let index = 0; index < people; index += 1) made.push(await makeMember(insurer, { upTo: "temporary" }));
  const memberIds = made.map(({ member }) => member.id);
  const asked = await as(by, askApproval, { act: "stop-many", input: { memberIds }, reason });
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  return { approvalId, memberIds, seen: (await as(decider, readApproval, approvalId))?.facts?.fingerprint ?? "" };
}

const codesOf = (memberId: string) =>
  inTransaction(insurer.id, (tx) => tx.oneTimeToken.count({ where: { memberId, type: "lostFactorCode" } }));
const eventsOf = (approvalId: string) =>
  inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({
      where: { detail: { path: ["approvalId"], equals: approvalId } },
      orderBy: { sequence: "asc" },
      select: { action: true, result: true, actor: true, detail: true },
    }),
  );
const workFor = (approvalId: string) => runApproved(insurer, approvalId);
const stoppedOf = (memberIds: string[]) =>
  inTransaction(insurer.id, (tx) => tx.member.count({ where: { id: { in: memberIds }, state: "disabled" } }));

describe("承認: one clerk asks, another decides (spec §10, §14)", () => {
  test("asked, approved, fetched once by the asker; the audit names both, mails tell both", async () => {
    const { approvalId, member, seen } = await askCode();
    expect(await as(decider, countWaiting, undefined)).toBeGreaterThan(0);
    expect(await codesOf(member.id)).toBe(0);
    expect(await as(asker, collectApproved, approvalId)).toEqual({ ok: false, code: "not-approved" });
    expect(await as(decider, approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
    expect(await codesOf(member.id)).toBe(0);
    expect(await as(decider, collectApproved, approvalId)).toEqual({ ok: false, code: "not-own" });
    const fetched = await as(asker, collectApproved, approvalId);
    expect(fetched).toMatchObject({ ok: true, value: { code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) } });
    expect(await as(asker, collectApproved, approvalId)).toEqual({ ok: false, code: "collected" });
    expect(await codesOf(member.id)).toBe(1);
    const both = { askedBy: asker.clerkId, decidedBy: decider.clerkId };
    expect(await eventsOf(approvalId)).toMatchObject([
      { action: "approval.ask", actor: `clerk:${asker.clerkId}` },
      { action: "approval.approve", actor: `clerk:${decider.clerkId}`, detail: { askedBy: asker.clerkId } },
      { action: "approval.carry-out", actor: `clerk:${asker.clerkId}`, detail: both },
    ]);
    expect((await readOutbox(insurer.id, decider.email)).map(({ subject }) => subject)).toContain(
      "【試験健保】承認待ちの申請があります",
    );
    const [told] = await readOutbox(insurer.id, asker.email);
    expect(told?.subject).toBe("【試験健保】申請が承認されました");
    expect(told?.text).toContain(`://admin.localhost/approvals/${approvalId}`);
    expect(told?.text).not.toContain("タロウ");
    const check = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findFirst({ where: { memberId: member.id, action: "member.identity-check" } }),
    );
    expect(check).toMatchObject({ actor: `clerk:${asker.clerkId}`, detail: { checked: "birth-date" } });
  });

  test("many members: nothing before the worker, each once although two workers run, those gone are left out", async () => {
    const { approvalId, memberIds, seen } = await askStop(25);
    expect(await as(decider, approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
    expect(await stoppedOf(memberIds)).toBe(0);
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: memberIds[3] ?? "" }, data: { state: "disabled" } }),
    );
    await inParallel(2, () => workFor(approvalId));
    expect(await stoppedOf(memberIds)).toBe(25);
    const stops = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "member.disable", memberId: { in: memberIds } } }),
    );
    expect(new Set(stops.map(({ memberId }) => memberId)).size).toBe(24);
    expect(stops).toHaveLength(24);
    expect(stops.every(({ actor }) => actor === `clerk:${decider.clerkId}`)).toBe(true);
    expect(await as(asker, readApproval, approvalId)).toMatchObject({ status: "done", done: 24, skipped: 1 });
  });

  test("an asker who is demoted after the approval: the job does nothing and says why, a colleague runs it again", async () => {
    const gone = await makeClerk(insurer);
    const { approvalId, memberIds, seen } = await askStop(21, gone);
    expect(await as(decider, approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
    const viewer = { role: "viewer" as ClerkRole };
    await inTransaction(insurer.id, (tx) => tx.clerk.updateMany({ where: { id: gone.clerkId }, data: viewer }));
    const job = await workFor(approvalId);
    expect(job).toMatchObject({ clerkId: gone.clerkId, state: "failed", failure: "forbidden" });
    expect(await stoppedOf(memberIds)).toBe(0);
    const manager = await makeClerk(insurer, "manager");
    expect(await as(manager, retryJob, job.id)).toMatchObject({ ok: true });
    expect(await workFor(approvalId)).toMatchObject({ state: "done", result: { done: 21, skipped: 0 } });
    expect(await stoppedOf(memberIds)).toBe(21);
  });

  test("cancelled before it began, nothing happens until somebody runs it again", async () => {
    const { approvalId, memberIds, seen } = await askStop(25);
    expect(await as(decider, approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
    const { id } = await inTransaction(insurer.id, (tx) =>
      tx.clerkJob.findFirstOrThrow({ where: { subjectId: approvalId } }),
    );
    expect(await as(asker, cancelJob, id)).toMatchObject({ ok: true });
    expect(await workFor(approvalId)).toMatchObject({ state: "cancelled" });
    expect(await stoppedOf(memberIds)).toBe(0);
    expect(await as(asker, retryJob, id)).toMatchObject({ ok: true });
    await workFor(approvalId);
    expect(await stoppedOf(memberIds)).toBe(25);
  });

  test("sent back with a reason, which the asker reads", async () => {
    const { approvalId, seen } = await askCode();
    expect(await as(decider, refuseRequest, { approvalId, answer: "短い" })).toMatchObject({
      code: "reason-too-short",
    });
    const answer = "ご本人への折り返しをお願いします";
    expect(await as(decider, refuseRequest, { approvalId, answer })).toMatchObject({ ok: true });
    expect(await as(decider, approveRequest, { approvalId, seen })).toMatchObject({ code: "already-refused" });
    const own = await as(asker, listApprovals, "own");
    expect(own.find(({ id }) => id === approvalId)).toMatchObject({ status: "refused" });
    expect(await as(asker, readApproval, approvalId)).toMatchObject({ answer, decidedBy: "健保 花子" });
  });
});

describe("what is no approval (abuse cases, spec §14)", () => {
  test("one's own request", async () => {
    const { approvalId, seen } = await askCode();
    expect(await as(asker, approveRequest, { approvalId, seen })).toEqual({ ok: false, code: "own-request" });
    expect((await eventsOf(approvalId)).at(-1)).toMatchObject({
      action: "approval.approve",
      result: "refused",
      detail: { code: "own-request" },
    });
  });

  test("by 閲覧", async () => {
    const { approvalId, seen } = await askCode();
    const viewer = await makeClerk(insurer, "viewer");
    await expect(as(viewer, approveRequest, { approvalId, seen })).rejects.toThrow("forbidden");
  });

  test("another insurer's", async () => {
    const { approvalId, seen } = await askCode();
    const other = await makeInsurer();
    const { clerkId } = await makeClerk(other, "manager");
    const context = makeContext(other, { now });
    const outcome = await runAsClerk(context, clerkId, approveRequest, { approvalId, seen });
    expect(outcome).toEqual({ ok: true, value: { ok: false, code: "unknown" } });
    expect(await runAsClerk(context, clerkId, readApproval, approvalId)).toEqual({ ok: true, value: null });
  });

  test("twice at once: one of ten approvals, and one of ten fetches", async () => {
    const { approvalId, seen, member } = await askCode();
    const approvals = await inParallel(10, () => as(decider, approveRequest, { approvalId, seen }));
    expect(approvals.filter(({ ok }) => ok)).toHaveLength(1);
    expect(approvals.filter((each) => !each.ok && each.code === "already-approved")).toHaveLength(9);
    const fetches = await inParallel(10, () => as(asker, collectApproved, approvalId));
    expect(fetches.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await codesOf(member.id)).toBe(1);
  });

  test("after it was withdrawn; only the asker withdraws", async () => {
    const { approvalId, seen } = await askCode();
    expect(await as(decider, withdrawRequest, approvalId)).toEqual({ ok: false, code: "not-own" });
    expect(await as(asker, withdrawRequest, approvalId)).toMatchObject({ ok: true });
    expect(await as(decider, approveRequest, { approvalId, seen })).toEqual({ ok: false, code: "already-withdrawn" });
  });

  test("withdrawn and approved at once: one of both", async () => {
    const { approvalId, seen } = await askCode();
    const outcomes = await inParallel(2, async (index) =>
      index === 0 ? as(asker, withdrawRequest, approvalId) : as(decider, approveRequest, { approvalId, seen }),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("after its time, or a code that nobody fetched in time", async () => {
    const { approvalId, seen } = await askCode();
    const expired = await as(decider, approveRequest, { approvalId, seen }, later(APPROVAL_HOURS));
    expect(expired).toEqual({ ok: false, code: "expired" });
    expect(await as(decider, approveRequest, { approvalId, seen }, later(1))).toMatchObject({ ok: true });
    const fetched = await as(asker, collectApproved, approvalId, later(1 + COLLECT_HOURS));
    expect(fetched).toEqual({ ok: false, code: "expired" });
  });

  test.each(["demoted", "removed"])("of an asker who was %s since", async (how) => {
    const gone = await makeClerk(insurer);
    const { approvalId, seen } = await askCode(gone);
    const data = how === "demoted" ? { role: "viewer" as ClerkRole } : { state: "disabled" as const };
    await inTransaction(insurer.id, (tx) => tx.clerk.updateMany({ where: { id: gone.clerkId }, data }));
    expect(await as(decider, approveRequest, { approvalId, seen })).toEqual({ ok: false, code: "asker-gone" });
  });

  test("of facts that have changed since the page was shown", async () => {
    const { approvalId, seen, memberIds } = await askStop(21);
    await inTransaction(insurer.id, (tx) =>
      tx.member.updateMany({ where: { id: memberIds[0] ?? "" }, data: { state: "disabled" } }),
    );
    expect(await as(decider, approveRequest, { approvalId, seen })).toEqual({ ok: false, code: "changed" });
    const shown = await as(decider, readApproval, approvalId);
    expect(shown).toMatchObject({ hasChanged: true, facts: { people: 20 } });
    const again = { approvalId, seen: shown?.facts?.fingerprint ?? "" };
    expect(await as(decider, approveRequest, again)).toMatchObject({ ok: true });
  });

  test("where nobody else could decide, nobody asks; no reason, no request", async () => {
    const lone = await makeInsurer({ policy: { methods: ["totp"] } });
    const { clerkId } = await makeClerk(lone, "manager");
    const { member } = await makeMember(lone, { upTo: "totp" });
    const input = { memberId: member.id, checked: ["birth-date" as const] };
    const asking = { act: "lost-factor-code", input, reason } as const;
    const alone = await runAsClerk(makeContext(lone), clerkId, askApproval, asking);
    expect(alone).toEqual({ ok: true, value: { ok: false, code: "nobody-else" } });
    const wordless = await as(asker, askApproval, { ...asking, reason: "  急ぎ  " });
    expect(wordless).toEqual({ ok: false, code: "reason-too-short" });
  });
});
