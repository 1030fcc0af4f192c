import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { MAX_ALONE_MEMBERS } from "#lib/kernel/limits.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { withdrawRequest } from "../approvals/decide-approval.ts";
import { discardOrder } from "./discard-order.ts";
import { readLetterOrder } from "./letter-orders.ts";
import { asClerkOf, memberWith, wholeOf } from "./letters.fixture.ts";
import { mailLetters } from "./mail-letters.ts";
import { claimLetters } from "./write-letters.ts";

let insurer: Insurer;
let clerk: ReturnType<typeof asClerkOf>;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  clerk = asClerkOf(insurer, (await makeClerk(insurer)).clerkId);
});

const memberTarget = (memberId: string) => ({ target: { by: "member" as const, memberId } });
const begun = { ok: false, code: "begun" };

test("an order of which nothing was issued is gone with its sheets; the former password still opens", async () => {
  const { member, password } = await memberWith(insurer, {});
  const orderId = await clerk.order(memberTarget(member.id));
  expect(await clerk.act(discardOrder, orderId)).toEqual({ ok: true, value: undefined });
  expect(await clerk.act(readLetterOrder, orderId)).toBeNull();
  expect(await clerk.act(claimLetters, orderId)).toEqual({ ok: false, code: "unknown" });
  expect(await clerk.act(discardOrder, orderId)).toEqual({ ok: false, code: "unknown" });
  await inTransaction(insurer.id, async (tx) => {
    expect(await tx.letter.count({ where: { orderId } })).toBe(0);
    const where = { insurerId_memberId: { insurerId: insurer.id, memberId: member.id } };
    const stored = await tx.temporaryCredential.findUniqueOrThrow({ where });
    expect(checkTemporaryPassword(stored, member, password)).toBe(true);
    const events = await tx.auditEvent.findMany({ where: { action: "letters.discard" } });
    expect(events.map(({ detail }) => detail)).toEqual([{ orderId, count: 1 }]);
  });
});

test("what was begun stays: claimed, printed, or waiting for the worker that mails", async () => {
  const { member } = await memberWith(insurer, {}, { email: `${randomUUID()}@example.jp` });
  const claimed = await clerk.order(memberTarget(member.id));
  expect((await clerk.act(claimLetters, claimed)).ok).toBe(true);
  expect(await clerk.act(discardOrder, claimed)).toEqual(begun);
  const printed = await clerk.order(memberTarget(member.id));
  await wholeOf(await clerk.document(printed));
  expect(await clerk.act(discardOrder, printed)).toEqual(begun);
  const mailed = await clerk.order({ ...memberTarget(member.id), delivery: "mail" });
  expect((await clerk.act(mailLetters, mailed)).ok).toBe(true);
  expect(await clerk.act(discardOrder, mailed)).toEqual(begun);
});

test("of a clerk who prints and one who discards at the same moment one does", async () => {
  const { member } = await memberWith(insurer, {});
  const orderId = await clerk.order(memberTarget(member.id));
  const act = (verb: ClerkVerb<string, { ok: boolean }>) => clerk.act(verb, orderId);
  const done = await inParallel(10, (index) => act(index % 2 === 0 ? discardOrder : claimLetters));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
});

test("of a clerk who asks for approval and one who discards at the same moment one does", async () => {
  const own = await makeInsurer({ policy: { methods: ["totp"] } });
  const [asker, other] = [await makeClerk(own), await makeClerk(own)].map(({ clerkId }) => asClerkOf(own, clerkId));
  if (!asker || !other) throw new Error("two clerks");
  for (let count = 0; count <= MAX_ALONE_MEMBERS; count += 1) await memberWith(own, {});
  const reason = "新しく加入した方への案内のため";
  for (let round = 0; round < 10; round += 1) {
    const orderId = await asker.order({ target: { by: "before-first-login" } });
    const [asked, discarded] = await atOnce<[{ ok: boolean }, { ok: boolean }]>(
      () => asker.act(askApproval, { act: "print-letters", input: { orderId }, reason }),
      () => other.act(discardOrder, orderId),
    );
    expect([asked.ok, discarded.ok].filter(Boolean)).toHaveLength(1);
  }
});

test("while a request waits it stays; once that is withdrawn it can be discarded", async () => {
  const own = await makeInsurer({ policy: { methods: ["totp"] } });
  const asker = asClerkOf(own, (await makeClerk(own)).clerkId);
  await makeClerk(own);
  for (let count = 0; count <= MAX_ALONE_MEMBERS; count += 1) await memberWith(own, {});
  const orderId = await asker.order({ target: { by: "before-first-login" } });
  const reason = "新しく加入した方への案内のため";
  const asked = await asker.act(askApproval, { act: "print-letters", input: { orderId }, reason });
  if (!asked.ok) throw new Error(asked.code);
  expect(await asker.act(discardOrder, orderId)).toEqual({ ok: false, code: "asked" });
  expect((await asker.act(withdrawRequest, asked.value.approvalId)).ok).toBe(true);
  expect((await asker.act(discardOrder, orderId)).ok).toBe(true);
});

test("閲覧 may not; another insurer's order is unknown, and stays", async () => {
  const { member } = await memberWith(insurer, {});
  const orderId = await clerk.order(memberTarget(member.id));
  const { clerkId } = await makeClerk(insurer, "viewer");
  expect(await runAsClerk(makeContext(insurer), clerkId, discardOrder, orderId)).toMatchObject({ ok: false });
  const other = await makeInsurer();
  const stranger = asClerkOf(other, (await makeClerk(other, "manager")).clerkId);
  expect(await stranger.act(discardOrder, orderId)).toEqual({ ok: false, code: "unknown" });
  expect((await clerk.act(readLetterOrder, orderId))?.state).toBe("ready");
});
