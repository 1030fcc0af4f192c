import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { auditOf, counts, csv, importFile, members, person, rowOf } from "./import-file.fixture.ts";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

describe("importing again", () => {
  it("the same file changes nothing and issues nothing", async () => {
    await importFile(insurer, csv([person(1), person(2)]));
    const before = await members(insurer);
    const { result, results } = await importFile(insurer, csv([person(1), person(2)]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, unchanged: 2 } });
    expect(results.map((line) => [line.仮ユーザID, line.仮パスワード, line.結果])).toEqual([
      ["", "", "変更はありません"],
      ["", "", "変更はありません"],
    ]);
    expect(await members(insurer)).toEqual(before);
  });

  it("a member who has finished keeps user ID, password, method and confirmed e-mail address; the rest is updated", async () => {
    const taro = await makeMember(insurer, { upTo: "totp", loginId: "taro-1980", email: "taro@example.jp" });
    const cells = {
      氏名カナ: "アタラシイ ナマエ",
      生年月日: "19790823",
      仮ユーザID: "other",
      メールアドレス: "new@example.jp",
    };
    const { result, results } = await importFile(insurer, csv([rowOf(taro, cells)]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 1, updated: 1 } });
    expect(results[0]).toMatchObject({ 仮ユーザID: "", 仮パスワード: "", 結果: "更新しました" });
    const [after] = await members(insurer);
    const { kana, birthDate, name, qualifiedOn, updatedAt, ...untouched } = taro.member;
    expect(after).toMatchObject({ ...untouched, kana: "アタラシイ　ナマエ", birthDate: new Date("1979-08-23") });
    expect(after?.temporaryCredential).toBeNull();
    expect(await inTransaction(insurer.id, (tx) => tx.passwordCredential.count())).toBe(1);
  });

  it("an unconfirmed e-mail address is replaced; an empty cell keeps it", async () => {
    const taro = await makeMember(insurer, { upTo: "temporary", email: "old@example.jp" });
    await importFile(insurer, csv([rowOf(taro, { メールアドレス: "" })]));
    expect((await members(insurer))[0]?.email).toBe("old@example.jp");
    await importFile(insurer, csv([rowOf(taro, { メールアドレス: "new@example.jp" })]));
    expect((await members(insurer))[0]?.email).toBe("new@example.jp");
  });

  it("a member before the first login gets a new password only when the old one has expired", async () => {
    const taro = await makeMember(insurer, { upTo: "method" });
    const soon = await importFile(insurer, csv([rowOf(taro)]));
    expect(soon.result.ok && soon.result.value.issued).toBe(0);
    const now = addSeconds(makeContext(insurer).now, 31 * DAY_SECONDS);
    const later = await importFile(insurer, csv([rowOf(taro)]), { now });
    expect(later.result.ok && later.result.value.issued).toBe(1);
    expect(later.results[0]).toMatchObject({
      ...{ 仮ユーザID: taro.loginId, 結果: "変更はありません（仮パスワードを再発行）" },
      仮パスワード: expect.stringMatching(/^[a-z2-9]{12}$/),
    });
  });

  it("another insurer's member of the same 記号・番号 and user ID is untouched", async () => {
    const other = await makeInsurer();
    const rows = csv([person(1, { 仮ユーザID: "taro-1980" })]);
    await importFile(insurer, rows);
    const mine = insurer;
    insurer = other;
    const { result } = await importFile(insurer, rows);
    expect(result.ok && result.value.created).toBe(1);
    insurer = mine;
    expect(await members(insurer)).toHaveLength(1);
  });
});

describe("資格喪失日", () => {
  const withSession = async (taro: TestMember) => {
    const owner = { insurerId: insurer.id, memberId: taro.member.id };
    const moment = { createdAt: new Date("2026-11-01"), expiresAt: new Date("2027-11-01") };
    await inTransaction(insurer.id, async (tx) => {
      const session = { tokenHash: "s", proofs: [], lastSeenAt: moment.createdAt, idleSeconds: 1800 };
      await tx.session.create({ data: { ...owner, ...moment, ...session } });
      await tx.loginAttempt.create({ data: { ...owner, ...moment, tokenHash: "a" } });
      await tx.oneTimeToken.create({ data: { ...owner, ...moment, type: "emailConfirmation", tokenHash: "t" } });
    });
  };

  it("that has come disables: sessions, attempts, links and temporary passwords end at once", async () => {
    const taro = await makeMember(insurer, { upTo: "wizard" });
    const jiro = await makeMember(insurer, { upTo: "temporary" });
    await withSession(taro);
    const rows = [taro, jiro].map((member) => rowOf(member, { 資格喪失日: "2026-11-02" }));
    const { result, results } = await importFile(insurer, csv(rows));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, disabled: 2, leavers: 2 } });
    expect(results[0]?.結果).toBe("資格喪失のため利用を停止しました");
    expect((await members(insurer)).map(({ state }) => state)).toEqual(["disabled", "disabled"]);
    const open = await inTransaction(insurer.id, async (tx) => [
      await tx.session.count({ where: { endedAt: null } }),
      await tx.loginAttempt.count({ where: { endedAt: null } }),
      await tx.oneTimeToken.count({ where: { usedAt: null } }),
      await tx.temporaryCredential.count(),
    ]);
    expect(open).toEqual([0, 0, 0, 0]);
    expect(await auditOf(insurer, "member.disable")).toHaveLength(2);
  });

  it("still to come does not; a new member who has already lost it gets no password", async () => {
    const { result } = await importFile(
      insurer,
      csv([person(1, { 資格喪失日: "2026-11-03" }), person(2, { 資格喪失日: "2026-11-01" })]),
    );
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, created: 1, disabled: 1, issued: 1 } });
    const stored = await members(insurer);
    expect(stored.map(({ state }) => state)).toEqual(["active", "disabled"]);
    expect(stored[1]?.temporaryCredential).toBeNull();
  });

  it("taken back by the insurer opens the account again, with what the member had", async () => {
    const taro = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    const { result } = await importFile(insurer, csv([rowOf(taro)]));
    expect(result.ok && result.value).toMatchObject({ updated: 1, issued: 0 });
    expect((await members(insurer))[0]).toMatchObject({ state: "active", loginId: taro.loginId });
  });
});
