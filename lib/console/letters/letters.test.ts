import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { MAX_ALONE_MEMBERS } from "#lib/kernel/limits.ts";
import { checkTemporaryPassword } from "#lib/members/temporary-credential/check-temporary-password.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { approveRequest } from "../approvals/decide-approval.ts";
import { readApproval } from "../approvals/list-approvals.ts";
import { checkLetters, listLetterOrders, listSheets, readLetterOrder } from "./letter-orders.ts";
import { asClerkOf, memberWith, printedOn, wholeOf } from "./letters.fixture.ts";
import { orderLetters } from "./order-letters.ts";
import { claimLetters, writeLetter } from "./write-letters.ts";

let insurer: Insurer;
let clerk: ReturnType<typeof asClerkOf>;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  clerk = asClerkOf(insurer, (await makeClerk(insurer)).clerkId);
});

const credentialOf = (of: Insurer, memberId: string) =>
  inTransaction(of.id, (tx) =>
    tx.temporaryCredential.findUnique({ where: { insurerId_memberId: { insurerId: of.id, memberId } } }),
  );

const memberTarget = (memberId: string) => ({ target: { by: "member" as const, memberId } });

describe("a letter's password exists on its page and nowhere else", () => {
  test("ordering issues nothing: the former temporary password still opens", async () => {
    const { member, password } = await memberWith(insurer, {});
    await clerk.order(memberTarget(member.id));
    const stored = await credentialOf(insurer, member.id);
    expect(stored && checkTemporaryPassword(stored, member, password)).toBe(true);
  });

  test("the printed password opens, the former does not; no table holds it", async () => {
    const { member, password, loginId } = await memberWith(insurer, {});
    const [, page = ""] = await wholeOf(await clerk.document(await clerk.order(memberTarget(member.id))));
    const printed = printedOn(page);
    expect(printed.loginId).toBe(loginId);
    expect(printed.password).toMatch(/^(?:[a-km-np-z2-9]{4} ){2}[a-km-np-z2-9]{4}$/);
    const stored = await credentialOf(insurer, member.id);
    if (!stored) throw new Error("no credential");
    expect(checkTemporaryPassword(stored, member, printed.password)).toBe(true);
    expect(checkTemporaryPassword(stored, member, password)).toBe(false);
    const rows = await inTransaction(insurer.id, async (tx) => [
      await tx.letter.findMany(),
      await tx.letterOrder.findMany(),
      await tx.temporaryCredential.findMany(),
      await tx.auditEvent.findMany({ select: { detail: true } }),
    ]);
    expect(JSON.stringify(rows)).not.toContain(printed.password.replaceAll(" ", ""));
  });

  test("a document is written once; of many who print at the same moment one does", async () => {
    const { member } = await memberWith(insurer, {});
    const orderId = await clerk.order(memberTarget(member.id));
    const claims = await inParallel(10, () => clerk.act(claimLetters, orderId));
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    const [won] = claims.flatMap((each) => (each.ok ? [each.value] : []));
    if (!won) throw new Error("nobody");
    expect(await clerk.act(writeLetter, won)).toMatchObject({ outcome: "printed" });
    expect(await clerk.act(writeLetter, won)).toBeNull();
    clerk.at.now = addSeconds(clerk.at.now, 61);
    expect(await clerk.act(claimLetters, orderId)).toEqual({ ok: false, code: "all-written" });
  });

  test("a document that is left gives the rest back: what was not fetched was not issued", async () => {
    const people = await Promise.all([1, 2, 3].map(() => memberWith(insurer, { symbol: "left" })));
    const numbers = people.map(({ member }) => ({ symbol: "left", number: member.number, branch: null }));
    const orderId = await clerk.order({ target: { by: "numbers", numbers } });
    const pieces = await clerk.document(orderId);
    await pieces.next();
    const first = printedOn(String((await pieces.next()).value));
    await pieces.return(undefined);
    expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ state: "partial", printed: 1, waiting: 2 });
    const rest = (await wholeOf(await clerk.document(orderId))).filter((piece) => piece.includes("secret"));
    expect(rest.slice(1).map((page) => printedOn(page).loginId)).not.toContain(first.loginId);
    expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ state: "written", printed: 3, unused: 3 });
  });

  test("a document that another one took over writes no more", async () => {
    const { member } = await memberWith(insurer, {});
    const orderId = await clerk.order(memberTarget(member.id));
    const stalled = await clerk.act(claimLetters, orderId);
    clerk.at.now = addSeconds(clerk.at.now, 61);
    expect((await clerk.act(claimLetters, orderId)).ok).toBe(true);
    expect(stalled.ok && (await clerk.act(writeLetter, stalled.value))).toBeNull();
  });

  test("a clerk who is stopped while the pages are written gets no further one", async () => {
    const other = await makeClerk(insurer);
    const theirs = asClerkOf(insurer, other.clerkId, clerk.at.now);
    const { member } = await memberWith(insurer, {});
    const pieces = await theirs.document(await theirs.order(memberTarget(member.id)));
    await pieces.next();
    const where = { insurerId_id: { insurerId: insurer.id, id: other.clerkId } };
    await inInsurer(makeContext(insurer), ({ tx }) => tx.clerk.update({ where, data: { state: "disabled" } }));
    expect(await wholeOf(pieces)).toEqual([]);
  });
});

describe("whom an order is for", () => {
  test("those who finished the first login are left out, unless the clerk says so", async () => {
    const done = await makeMember(insurer, { upTo: "totp" });
    const refused = await clerk.act(orderLetters, {
      ...memberTarget(done.member.id),
      delivery: "paper",
      unit: "person",
      reissuesFinished: false,
    });
    expect(refused).toEqual({ ok: false, code: "nobody" });
    const orderId = await clerk.order({ ...memberTarget(done.member.id), reissuesFinished: true });
    await wholeOf(await clerk.document(orderId));
    expect(await credentialOf(insurer, done.member.id)).toMatchObject({ kind: "random" });
  });

  test("who has finished the first login since the order gets no sheet, and keeps what they log in with", async () => {
    const { member } = await memberWith(insurer, {});
    const orderId = await clerk.order(memberTarget(member.id));
    const where = { insurerId_id: { insurerId: insurer.id, id: member.id } };
    await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { wizardCompletedAt: clerk.at.now } }));
    expect((await wholeOf(await clerk.document(orderId))).join("")).not.toContain("<article");
    expect(await clerk.act(readLetterOrder, orderId)).toMatchObject({ printed: 0, skipped: 1 });
    const after = await inTransaction(insurer.id, (tx) => tx.member.findUnique({ where }));
    expect(after?.wizardCompletedAt).toEqual(clerk.at.now);
  });

  test("groups: without, expiring, expired, of one import", async () => {
    const own = await makeInsurer({ policy: { methods: ["totp"] } });
    const theirs = asClerkOf(own, (await makeClerk(own)).clerkId);
    const { now } = theirs.at;
    const imported = addSeconds(now, -DAY_SECONDS);
    const at = (days: number) => addSeconds(now, (days - 30) * DAY_SECONDS);
    const [soon, over, fresh, none] = [
      await memberWith(own, {}, { now: at(3) }),
      await memberWith(own, {}, { now: at(-1) }),
      await memberWith(own, {}, { now: imported }),
      await memberWith(own, {}, { now }),
    ];
    await inTransaction(own.id, (tx) => tx.temporaryCredential.deleteMany({ where: { memberId: none.member.id } }));
    const chosen = async (target: Parameters<typeof theirs.order>[0]["target"]) => {
      const sheets = await theirs.act(listSheets, { orderId: await theirs.order({ target }), from: 1, limit: 9 });
      return sheets.map(({ memberId }) => memberId);
    };
    expect(await chosen({ by: "expiring", days: 7 })).toEqual([soon.member.id]);
    expect(await chosen({ by: "expired" })).toEqual([over.member.id]);
    expect(await chosen({ by: "without" })).toEqual([none.member.id]);
    expect(await chosen({ by: "import", at: imported.toISOString() })).toEqual([fresh.member.id]);
    expect(await chosen({ by: "before-first-login" })).toHaveLength(4);
  });

  test("a list with a number that nobody has is refused, and says which", async () => {
    const { member } = await memberWith(insurer, { symbol: "list", number: "00123" });
    const numbers = [
      { symbol: "list", number: "123", branch: null },
      { symbol: "list", number: "999", branch: "01" },
    ];
    const asked = {
      target: { by: "numbers" as const, numbers },
      delivery: "paper" as const,
      unit: "person" as const,
      reissuesFinished: false,
    };
    expect(await clerk.act(orderLetters, asked)).toEqual({ ok: false, code: "not-found", numbers: ["list-999-01"] });
    const orderId = await clerk.order({ target: { by: "numbers", numbers: numbers.slice(0, 1) } });
    expect(await clerk.act(listSheets, { orderId, from: 1, limit: 9 })).toMatchObject([{ memberId: member.id }]);
  });

  test("members whose temporary password is the formula are issued without paper (manuals 000, 003)", async () => {
    const own = await makeInsurer({
      policy: { methods: ["totp"], temporaryCredential: "formula", formulaUntil: "2025-06-30" },
    });
    const theirs = asClerkOf(own, (await makeClerk(own)).clerkId);
    const old = await memberWith(own, { symbol: "1", qualifiedOn: new Date("2020-04-01") }, { now: new Date(0) });
    const young = await memberWith(own, { symbol: "2", qualifiedOn: new Date("2025-07-01") });
    const orderId = await theirs.order({ target: { by: "before-first-login" } });
    expect(await theirs.act(checkLetters, orderId)).toMatchObject({ paperless: 1, withoutAddress: 1, withoutEmail: 1 });
    const pages = await wholeOf(await theirs.document(orderId));
    expect(pages.filter((page) => page.includes("<article"))).toHaveLength(1);
    expect(printedOn(pages[1] ?? "").loginId).toBe(young.loginId);
    expect(await theirs.act(readLetterOrder, orderId)).toMatchObject({ printed: 1, paperless: 1, unused: 2 });
    const renewed = await credentialOf(own, old.member.id);
    expect(renewed).toMatchObject({ kind: "formula", passwordHash: null, issuedAt: theirs.at.now });
  });

  test("「もう一度発行」: the sheets that were lost, and nobody who has logged in since", async () => {
    const people = await Promise.all(["1", "2", "3"].map((number) => memberWith(insurer, { symbol: "lost", number })));
    const numbers = ["1", "2", "3"].map((number) => ({ symbol: "lost", number, branch: null }));
    const orderId = await clerk.order({ target: { by: "numbers", numbers } });
    await wholeOf(await clerk.document(orderId));
    const again = await clerk.order({ target: { by: "sheets", orderId, from: 2, to: 3 } });
    expect(await clerk.act(checkLetters, again)).toEqual({
      withoutAddress: 2,
      withoutEmail: 2,
      alreadyIssued: 2,
      paperless: 0,
    });
    const pages = (await wholeOf(await clerk.document(again))).filter((page) => page.includes("<article"));
    expect(pages.map((page) => printedOn(page).loginId)).toEqual(people.slice(1).map(({ loginId }) => loginId));
  });

  test("more than 20 members wait for a second clerk, and are not printed before", async () => {
    const own = await makeInsurer({ policy: { methods: ["totp"] } });
    const theirs = asClerkOf(own, (await makeClerk(own)).clerkId);
    await makeClerk(own);
    for (let count = 0; count <= MAX_ALONE_MEMBERS; count += 1) await memberWith(own, {});
    const orderId = await theirs.order({ target: { by: "before-first-login" } });
    expect(await theirs.act(claimLetters, orderId)).toEqual({ ok: false, code: "not-approved" });
    expect(await theirs.act(readLetterOrder, orderId)).toMatchObject({ state: "unasked", approvalId: null });
    const reason = "新しい加入者への案内のため";
    const asked = await theirs.act(askApproval, { act: "print-letters", input: { orderId }, reason });
    if (!asked.ok) throw new Error(asked.code);
    const { approvalId } = asked.value;
    expect(await theirs.act(readLetterOrder, orderId)).toMatchObject({ state: "asked", approvalId });
    const second = asClerkOf(own, (await makeClerk(own)).clerkId);
    const request = await second.act(readApproval, approvalId);
    expect(request?.facts).toMatchObject({ people: MAX_ALONE_MEMBERS + 1 });
    const approving = { approvalId, seen: request?.facts?.fingerprint ?? "" };
    expect(await theirs.act(approveRequest, approving)).toMatchObject({ code: "own-request" });
    expect(await second.act(approveRequest, approving)).toMatchObject({ ok: true });
    expect(await theirs.act(readLetterOrder, orderId)).toMatchObject({ state: "ready", approvalId: null });
    expect(await theirs.act(claimLetters, orderId)).toMatchObject({ ok: true, value: { from: 1, until: 21 } });
  });
});

describe("envelopes", () => {
  test("one a household; a dependant who lives elsewhere has an own one", async () => {
    const home = { symbol: "home", number: "1", postalCode: "1000001", postalAddress: "東京都千代田区１" };
    await memberWith(insurer, { ...home, branch: "00", name: "健保　太郎" });
    await memberWith(insurer, { ...home, branch: "01", kind: "dependent", name: "健保　花", postalAddress: null });
    const away = { name: "健保　遠", postalCode: "0600001", postalAddress: "札幌市１", postalBuilding: "学生寮" };
    await memberWith(insurer, { ...home, branch: "02", kind: "dependent", ...away });
    const target = { by: "numbers" as const, numbers: [{ symbol: "home", number: "1", branch: null }] };
    const addressees = async (unit: "household" | "person") => {
      const pages = await wholeOf(await clerk.document(await clerk.order({ target, unit })));
      return pages.flatMap((page) => page.match(/<address.*?<\/address>/s)?.[0].replace(/<[^>]+>/g, " ") ?? []);
    };
    const [first, second, third] = await addressees("household");
    expect(first).toMatch(/〒100-0001.*千代田区１.*健保 太郎 様/);
    expect(second).toBe(first);
    expect(third).toMatch(/〒060-0001.*札幌市１.*学生寮.*健保 遠 様/);
    expect((await addressees("person"))[1]).toMatch(/千代田区１.*健保 花 様/);
    const { orders } = await clerk.act(listLetterOrders, { before: null });
    expect(orders.slice(0, 2)).toMatchObject([
      { unit: "person", members: 3, envelopes: 3 },
      { unit: "household", members: 3, envelopes: 2 },
    ]);
  });
});

test("another insurer's order is unknown", async () => {
  const own = await makeInsurer();
  const { member } = await memberWith(own, {});
  const orderId = await asClerkOf(own, (await makeClerk(own)).clerkId).order(memberTarget(member.id));
  expect(await clerk.act(readLetterOrder, orderId)).toBeNull();
  expect(await clerk.act(claimLetters, orderId)).toEqual({ ok: false, code: "unknown" });
  expect(await clerk.act(listSheets, { orderId, from: 1, limit: 9 })).toEqual([]);
});
