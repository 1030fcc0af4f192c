import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { listHistory } from "#lib/settings/list-history.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { hashCheckCode, newCheckCode, readCheckCode, spaceCheckCode } from "./check-code.ts";
import { giveConsent, withdrawConsent } from "./consent.ts";
import { readDeliveryState } from "./delivery-state.ts";
import {
  changeMember,
  delivered,
  documentsOf,
  during,
  eligibleMember,
  issueTo,
  open,
  sessionId,
  verify,
} from "./eligible.fixture.ts";
import { noCounts } from "./issue-documents.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { eligibility: { isOn: true } } });
});

const NOW = makeContext({} as Insurer).now;
const counts = (some: Partial<ReturnType<typeof noCounts>>) => ({ ...noCounts(), ...some });

describe("資格確認書: who gets one", () => {
  test("whoever agrees gets one with number, code and mail, once; the others get paper", async () => {
    const [taro, jiro] = [await eligibleMember(insurer), await eligibleMember(insurer, false)];
    expect(await issueTo(insurer, taro, jiro)).toEqual(counts({ issued: 1, paper: 1 }));
    expect(await issueTo(insurer, taro, jiro)).toEqual(counts({ unchanged: 1, paper: 1 }));
    expect(await documentsOf(insurer, taro)).toMatchObject([{ state: "in-force", validUntil: "2027-03-31" }]);
    expect(await documentsOf(insurer, jiro)).toEqual([]);
    const mails = await during(insurer, ({ tx }) => tx.mailMessage.findMany({ where: { kind: "document-arrived" } }));
    expect(mails.filter(({ memberId }) => memberId === taro.member.id)).toHaveLength(1);
  });

  test("two deliveries at once give one document, and no number twice", async () => {
    const people = [await eligibleMember(insurer), await eligibleMember(insurer), await eligibleMember(insurer)];
    const both = await Promise.all([issueTo(insurer, ...people), issueTo(insurer, ...people)]);
    expect(both.map(({ issued }) => issued).sort()).toEqual([0, 3]);
    const rows = await during(insurer, ({ tx }) => tx.eligibilityDocument.findMany());
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  });

  test("characters outside the font: refused and counted, never a blank box", async () => {
    const taro = await eligibleMember(insurer);
    await changeMember(taro, { name: "𠮷田　太郎" });
    expect(await issueTo(insurer, taro)).toEqual(counts({ characters: 1 }));
    await changeMember(taro, { name: "髙﨑　太郎" });
    expect(await issueTo(insurer, taro)).toEqual(counts({ issued: 1 }));
  });

  test("who has lost 資格, or gets a 資格情報のお知らせ, is not due; 有効期限 over is said", async () => {
    const people = [
      await eligibleMember(insurer),
      await eligibleMember(insurer),
      await eligibleMember(insurer),
    ] as const;
    await changeMember(people[0], { disqualifiedOn: NOW });
    const change = (index: 1 | 2, data: object) =>
      during(insurer, ({ tx }) => tx.eligibility.updateMany({ where: { memberId: people[index].member.id }, data }));
    await change(1, { delivery: "notice" });
    await change(2, { validUntil: new Date("2026-10-31T00:00:00Z") });
    expect(await issueTo(insurer, ...people)).toEqual(counts({ notDue: 2, expired: 1 }));
  });
});

describe("電子交付への同意", () => {
  test("an older text is not agreed to; withdrawn, the next document is paper, the delivered one stays", async () => {
    const taro = await eligibleMember(insurer);
    const { id: memberId } = taro.member;
    const refused = during(insurer, (scope) => giveConsent(scope, { memberId, sessionId, version: 0 }));
    await expect(refused).resolves.toEqual({ ok: false, code: "text-changed" });
    const { code } = await delivered(insurer, taro);
    await during(insurer, (scope) => withdrawConsent(scope, { memberId, sessionId }));
    await changeMember(taro, { name: "健保　次郎" });
    expect(await issueTo(insurer, taro)).toEqual(counts({ paper: 1 }));
    await changeMember(taro, { name: "健保　太郎" });
    expect(await verify(insurer, code)).toBe("in-force");
  });

  test("whoever gets no 資格確認書 any more is not told to wait for one", async () => {
    const taro = await eligibleMember(insurer);
    const state = () => during(insurer, (scope) => readDeliveryState(scope, taro.member.id));
    expect(await state()).toMatchObject({ isEntitled: true, isWaiting: true });
    await delivered(insurer, taro);
    expect(await state()).toMatchObject({ isWaiting: false });
    const where = { memberId: taro.member.id };
    await during(insurer, ({ tx }) =>
      tx.eligibilityDocument.updateMany({ where, data: { endedAt: NOW, end: "revoked" } }),
    );
    expect(await state()).toMatchObject({ isWaiting: true });
    await during(insurer, ({ tx }) => tx.eligibility.updateMany({ where, data: { delivery: "notice" } }));
    expect(await state()).toMatchObject({ isEntitled: false, isWaiting: false });
  });

  test("agreed twice at once is one consent", async () => {
    const taro = await eligibleMember(insurer, false);
    const agree = () =>
      during(insurer, (scope) => giveConsent(scope, { memberId: taro.member.id, sessionId, version: 1 }));
    await Promise.all([agree(), agree(), agree()]);
    const where = { memberId: taro.member.id };
    expect(await during(insurer, ({ tx }) => tx.deliveryConsent.count({ where }))).toBe(1);
  });
});

describe("a document is opened, changed, checked", () => {
  test("opened twice: the same document, the first time kept, both in the history", async () => {
    const taro = await eligibleMember(insurer);
    const { id, ...first } = await delivered(insurer, taro);
    const later = new Date(NOW.getTime() + 60_000);
    expect(await open(insurer, taro, id, later)).toEqual({ ok: true, value: first });
    const row = await during(insurer, ({ tx }) => tx.eligibilityDocument.findFirst({ where: { id } }));
    expect(row?.openedAt).toEqual(NOW);
    const { lines } = await during(
      insurer,
      (scope) => listHistory(scope, { memberId: taro.member.id, sessionId }),
      later,
    );
    expect(lines.map(({ change }) => change)).toEqual(
      expect.arrayContaining(["document.open", "document.open", "document.issue", "delivery.consent"]),
    );
  });

  test("another member's document id, another insurer's, and one that does not exist are all unknown", async () => {
    const [taro, jiro] = [await eligibleMember(insurer), await eligibleMember(insurer)];
    const { id, code } = await delivered(insurer, taro);
    expect(await open(insurer, jiro, id)).toEqual({ ok: false, code: "unknown" });
    expect(await open(insurer, taro, sessionId)).toEqual({ ok: false, code: "unknown" });
    const other = await makeInsurer();
    expect(await open(other, taro, id)).toEqual({ ok: false, code: "unknown" });
    expect(await verify(other, code)).toBe("unknown");
  });

  test("changed data: the old one counts as replaced at once, and shows so when the new one is there", async () => {
    const taro = await eligibleMember(insurer);
    const { id, code } = await delivered(insurer, taro);
    await changeMember(taro, { name: "髙橋　太郎" });
    expect(await verify(insurer, code)).toBe("replaced");
    expect(await issueTo(insurer, taro)).toEqual(counts({ issued: 1 }));
    expect((await documentsOf(insurer, taro)).map(({ state }) => state)).toEqual(["in-force", "replaced"]);
    expect(await open(insurer, taro, id)).toEqual({ ok: false, code: "ended" });
    expect(await verify(insurer, code)).toBe("replaced");
  });

  test("expired or without 資格: the check says so, and an expired one does not open", async () => {
    const taro = await eligibleMember(insurer);
    const { id, code } = await delivered(insurer, taro);
    const later = new Date("2027-04-01T00:00:00Z");
    expect(await verify(insurer, code, later)).toBe("expired");
    expect(await open(insurer, taro, id, later)).toEqual({ ok: false, code: "ended" });
    await changeMember(taro, { state: "disabled" });
    expect(await verify(insurer, code)).toBe("lost");
  });

  test("on the day on which 資格 is lost it opens no more, before the night's job has disabled its member", async () => {
    const taro = await eligibleMember(insurer);
    const { id, code } = await delivered(insurer, taro);
    await changeMember(taro, { disqualifiedOn: new Date("2026-11-02T00:00:00Z") });
    expect(await verify(insurer, code)).toBe("lost");
    expect(await open(insurer, taro, id)).toEqual({ ok: false, code: "ended" });
    expect((await documentsOf(insurer, taro)).map(({ state }) => state)).toEqual(["in-force"]);
  });

  test("a check code: 80 bits, forgiving to read, stored as a hash", async () => {
    const code = newCheckCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(readCheckCode(` ${spaceCheckCode(code).toLowerCase()} `)).toBe(code);
    expect(readCheckCode("ｏＩl0-0000-0000-0000")).toBe("0110000000000000");
    for (const bad of ["", "1234", "U".repeat(16), `${code}0`, "あ".repeat(16)]) expect(readCheckCode(bad)).toBeNull();
    const taro = await eligibleMember(insurer);
    const document = await delivered(insurer, taro);
    expect(await verify(insurer, spaceCheckCode(document.code))).toBe("in-force");
    expect(await verify(insurer, newCheckCode())).toBe("unknown");
    const where = { insurerId_id: { insurerId: insurer.id, id: document.id } };
    const row = await inTransaction(insurer.id, (tx) => tx.eligibilityDocument.findUniqueOrThrow({ where }));
    expect(row.codeHash).toBe(hashCheckCode(document.code));
    expect(JSON.stringify(row)).not.toContain(document.code);
  });
});
