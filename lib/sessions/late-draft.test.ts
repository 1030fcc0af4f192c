import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { inheritDraft, keepLateDraft } from "./late-draft.ts";
import { type Draft, loadSession } from "./load-session.ts";

const draft: Draft = { path: "/settings/email", values: { email: "new@example.jp" }, isWhole: true };

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** A session that ran out with a form open, and the same member's next one in the same browser. */
async function postedTooLate({ memberId, typed = draft }: { memberId?: string; typed?: Draft } = {}) {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const former = await openSession(context, { memberId: member.id });
  await inInsurer(context, (scope) =>
    keepLateDraft(scope, { token: former.token, memberId: memberId ?? member.id, draft: typed }),
  );
  const inheritedBy = async (heir: string) => {
    const next = await openSession(context, { memberId: heir });
    await inInsurer(context, (scope) => inheritDraft(scope, { sessionId: next.id, formerToken: former.token }));
    return (await loadSession({ insurer, now: context.now }, next.token))?.session.draft;
  };
  return { member, former, inheritedBy };
}

test("what was posted too late is in the form after the next login, and is not carried out by itself", async () => {
  const { member, inheritedBy } = await postedTooLate();
  expect(await inheritedBy(member.id)).toEqual({ ...draft, isWhole: false });
});

test("a character that no row can hold is left out of it", async () => {
  const typed = { ...draft, values: { email: "\0new\0@example.jp", name: "\\u0000" } };
  const { member, inheritedBy } = await postedTooLate({ typed });
  expect(await inheritedBy(member.id)).toMatchObject({ values: { email: "new@example.jp", name: "\\u0000" } });
});

test("the next member in this browser gets nothing of it (spec §14 case 14)", async () => {
  const { inheritedBy } = await postedTooLate();
  const other = await makeMember(insurer, { upTo: "totp" });
  expect(await inheritedBy(other.member.id)).toBeNull();
});

test.each(["", "x", "a\0b", "00000000-0000-7000-8000-000000000000"])("a form of %j keeps nothing", async (memberId) => {
  const { member, inheritedBy } = await postedTooLate({ memberId });
  expect(await inheritedBy(member.id)).toBeNull();
});

test("a session that was ended leaves nothing behind", async () => {
  const { member, former, inheritedBy } = await postedTooLate();
  await inTransaction(insurer.id, (tx) =>
    tx.session.updateMany({ where: { id: former.id }, data: { endedAt: new Date(), endReason: "logged-out" } }),
  );
  expect(await inheritedBy(member.id)).toBeNull();
});
