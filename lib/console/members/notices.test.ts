import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { listHistory } from "#lib/settings/list-history.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { correctKana, reissueMember, resumeMember, signMemberOut, stopMember, unlockMember } from "./member-acts.ts";
import { tellLoginId } from "./tell-login-id.ts";

let insurer: Insurer;
let clerkId: string;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  ({ clerkId } = await makeClerk(insurer));
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  // A clerk whose browser speaks English.
  const outcome = await runAsClerk(makeContext(insurer, { language: "en" }), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const lock = ({ member }: TestMember) =>
  inTransaction(insurer.id, (tx) =>
    tx.authenticatorGuard.create({
      data: { insurerId: insurer.id, memberId: member.id, authenticator: "password", misses: 9 },
    }),
  );

const CASES: {
  act: string;
  prepare?: (person: TestMember) => Promise<unknown>;
  run: (memberId: string) => Promise<unknown>;
  subject: string;
  change: string;
}[] = [
  {
    act: "unlock",
    prepare: lock,
    run: (id) => as(unlockMember, id),
    subject: "ログインのロックを解除しました",
    change: "member.unlock",
  },
  {
    act: "sign out",
    prepare: ({ member }) => openSession(makeContext(insurer), { memberId: member.id }),
    run: (id) => as(signMemberOut, id),
    subject: "すべての端末からログアウトしました",
    change: "session.end-others",
  },
  {
    act: "reissue",
    run: (memberId) => as(reissueMember, { memberId, checked: "birth-date" }),
    subject: "仮パスワードを再発行しました",
    change: "member.reissue",
  },
  {
    act: "stop",
    run: (id) => as(stopMember, id),
    subject: "ポータルの利用を停止しました",
    change: "member.disable",
  },
  {
    act: "resume",
    prepare: ({ member }) =>
      inTransaction(insurer.id, (tx) =>
        tx.member.updateMany({ where: { id: member.id }, data: { state: "disabled" } }),
      ),
    run: (id) => as(resumeMember, id),
    subject: "ポータルの利用を再開しました",
    change: "member.enable",
  },
  {
    act: "correct the name",
    run: (memberId) => as(correctKana, { memberId, kana: "ケンポ　ジロウ" }),
    subject: "ユーザー名を訂正しました",
    change: "member.kana",
  },
  {
    act: "tell the user ID",
    run: (memberId) => as(tellLoginId, { memberId, checked: ["callback"] }),
    subject: "ユーザIDをお伝えしました",
    change: "member.login-id-told",
  },
];

describe.each(CASES)("$act: the member hears of it (spec §7, ASVS 6.3.7)", ({ prepare, run, subject, change }) => {
  test("one mail in Japanese, whom to call, nothing of the clerk's; in the history it is the insurer's", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    await prepare?.(person);
    await run(person.member.id);
    const [mail, ...more] = await readOutbox(insurer.id, person.member.email ?? "");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`【試験健保】${subject}`);
    expect(mail?.text).toContain("健保組合が、");
    expect(mail?.text).toContain("03-0000-0000");
    expect(mail?.text).not.toMatch(/端末：|https?:/);
    expect(mail?.text).not.toContain(person.loginId);
    const { lines } = await inInsurer(makeContext(insurer), (scope) =>
      listHistory(scope, { memberId: person.member.id, sessionId: clerkId }),
    );
    expect(lines).toMatchObject([{ change, isByInsurer: true, browser: null, system: null }]);
  });

  test("without a confirmed address nothing is sent, and nothing fails", async () => {
    const person = await makeMember(insurer, { upTo: "temporary", email: "old@example.jp" });
    await prepare?.(person);
    await run(person.member.id);
    expect(await readOutbox(insurer.id, "old@example.jp")).toEqual([]);
  });
});

test("what changes nothing is told to nobody", async () => {
  const { member } = await makeMember(insurer, { upTo: "totp" });
  await as(unlockMember, member.id);
  await as(signMemberOut, member.id);
  await as(resumeMember, member.id);
  expect(await readOutbox(insurer.id, member.email ?? "")).toEqual([]);
});
