import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { loginIdProblems } from "#lib/typed-text/login-id.ts";
import { chooseLoginId } from "../choose-login-id.ts";
import { checkTemporaryPassword } from "../temporary-credential/check-temporary-password.ts";
import { auditOf, counts, csv, folder, importFile, members, person } from "./import-file.fixture.ts";
import { MEMBER_COLUMNS } from "./member-row.ts";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

describe("a file of new members", () => {
  it("CP932 with 200 rows: all are there, each with a 仮ユーザID and a password that opens", async () => {
    const rows = Array.from({ length: 200 }, (_, index) =>
      person(index, { 枝番: "1", 区分: "被扶養者", 氏名カナ: "ﾀｶﾊｼ ﾊﾅｺ", メールアドレス: "Hana@Example.JP" }),
    );
    const { result, problems, results, written } = await importFile(insurer, iconv.encode(csv(rows), "cp932"));
    expect(problems).toEqual([]);
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 200, created: 200, issued: 200 } });
    expect(written?.startsWith("\ufeff記号,番号,枝番,仮ユーザID,仮パスワード,結果\r\n")).toBe(true);

    const stored = await members(insurer);
    expect(stored).toHaveLength(200);
    for (const [index, member] of stored.entries()) {
      const line = results[index];
      const { temporaryCredential, ...fields } = member;
      expect(fields).toMatchObject({
        ...{ symbol: "12", number: String(1_000_000 + index), branch: "01", kind: "dependent", name: "髙橋　太郎" },
        ...{ kana: "タカハシ　ハナコ", birthDate: new Date("1980-12-01"), email: "Hana@example.jp" },
        ...{ emailConfirmedAt: null, state: "active", wizardCompletedAt: null, qualifiedOn: new Date("2020-04-01") },
      });
      expect(line).toMatchObject({ 記号: "12", 番号: member.number, 枝番: "01", 仮ユーザID: member.loginId });
      expect(loginIdProblems(member.loginId)).toEqual([]);
      expect(temporaryCredential && checkTemporaryPassword(temporaryCredential, member, line?.仮パスワード ?? "")).toBe(
        true,
      );
    }
    expect(new Set(results.map((line) => line.仮パスワード)).size).toBe(200);
  });

  it.each([
    ["UTF-8", "utf8", "", "\r\n"],
    ["UTF-8 with BOM", "utf8", "\ufeff", "\r\n"],
    ["UTF-8, LF", "utf8", "", "\n"],
    ["UTF-8 with BOM, CR only", "utf8", "\ufeff", "\r"],
    ["CP932, CR only", "cp932", "", "\r"],
  ])("%s is recognised", async (_name, charset, bom, newline) => {
    const text = `${bom}${csv([person(1), person(2)], { newline })}`;
    const { result, problems } = await importFile(insurer, iconv.encode(text, charset));
    expect(problems).toEqual([]);
    expect(result.ok && result.value.created).toBe(2);
    expect((await members(insurer))[0]?.name).toBe("髙橋　太郎");
  });

  it("columns come in any order, in full or half width; unknown and optional ones may be there or not", async () => {
    const columns = MEMBER_COLUMNS.filter((name) => name !== "仮ユーザID" && name !== "メールアドレス").toReversed();
    const text = csv([person(1)], { columns })
      .replace("氏名カナ", " 氏名ｶﾅ ")
      .replaceAll("\r\n", ",備考\r\n");
    const { result, problems } = await importFile(insurer, text);
    expect(problems).toEqual([]);
    expect(result.ok).toBe(true);
    expect((await members(insurer))[0]).toMatchObject({ symbol: "12", kana: "ケンポ　タロウ" });
  });

  it("takes what other systems write: 本人 and 家族, 枝番 of three digits, days at midnight", async () => {
    const rows = [
      person(1, { 区分: "本人", 枝番: "000", 生年月日: "1979/8/22 0:00:00", 資格取得日: "2020/4/1 00:00" }),
      person(2, { 区分: "家族", 枝番: "001" }),
    ];
    expect((await importFile(insurer, csv(rows))).problems).toEqual([]);
    const [first, second] = await members(insurer);
    expect(first).toMatchObject({ kind: "insured", branch: "00", birthDate: new Date("1979-08-22") });
    expect(second).toMatchObject({ kind: "dependent", branch: "01" });
  });

  it("takes the file's 仮ユーザID folded, even one that breaks the rules for chosen ones", async () => {
    const { results } = await importFile(
      insurer,
      csv([person(1, { 仮ユーザID: "ＡＢＣ" }), person(2, { 仮ユーザID: "0001" })]),
    );
    expect(results.map((line) => line.仮ユーザID)).toEqual(["abc", "0001"]);
    expect((await members(insurer)).map(({ loginId }) => loginId)).toEqual(["abc", "0001"]);
  });

  it("one audit event has the counts and nothing about any person", async () => {
    await importFile(insurer, csv([person(1), person(2)]));
    const [event, ...others] = await auditOf(insurer, "members.import");
    expect(others).toEqual([]);
    expect(event).toMatchObject({ actor: "operator", detail: { ...counts, rows: 2, created: 2, issued: 2 } });
    expect(event?.detail).toMatchObject({
      file: expect.stringMatching(/\.csv$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe("the formula for those who joined by its last day (manuals 000, 003)", () => {
  const policy: Partial<InsurerPolicyInput> = { temporaryCredential: "formula", formulaUntil: "2025-06-30" };

  it("the result file names the formula and never its value; later members get a random password", async () => {
    insurer = await makeInsurer({ policy });
    const { results, written } = await importFile(
      insurer,
      csv([
        person(1, { 資格取得日: "2025-06-30" }),
        person(2, { 資格取得日: "2025-07-01" }),
        person(3, { 資格取得日: "" }),
      ]),
    );
    expect(results.map((line) => line.仮パスワード)).toEqual([
      "記号＋番号＋生年月日",
      expect.stringMatching(/^[a-z2-9]{12}$/),
      expect.stringMatching(/^[a-z2-9]{12}$/),
    ]);
    expect(written).not.toContain("19801201");
    const stored = await members(insurer);
    expect(stored.map(({ temporaryCredential }) => temporaryCredential?.kind)).toEqual(["formula", "random", "random"]);
    expect(stored[0]?.temporaryCredential?.passwordHash).toBeNull();
  });
});

describe("the result file", () => {
  it("a bad row's own text is no formula either", async () => {
    const { written } = await importFile(
      insurer,
      csv([person(1), person(2, { 番号: "=HYPERLINK(1)", 枝番: '"@""x"' })]),
      {
        skipsBadRows: true,
      },
    );
    expect(written).toContain(`12,'=HYPERLINK(1),"'@""x"`);
  });

  it("is never overwritten, and then nothing is imported", async () => {
    const resultPath = join(folder, "precious.csv");
    writeFileSync(resultPath, "passwords");
    const { result } = await importFile(insurer, csv([person(1)]), { resultPath });
    expect(result).toEqual({ ok: false, code: "result-exists" });
    expect(readFileSync(resultPath, "utf8")).toBe("passwords");
    expect(await members(insurer)).toEqual([]);
  });

  it("disappears with an import that breaks off", async () => {
    const onProgress = () => {
      throw new Error("power cut");
    };
    await expect(importFile(insurer, csv([person(1)]), { onProgress })).rejects.toThrow("power cut");
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
    expect(await members(insurer)).toEqual([]);
  });
});

it("a user ID chosen while the file claims it: one of them wins, nothing is half done", async () => {
  const taro = await makeMember(insurer, { upTo: "email" });
  const rows = Array.from({ length: 600 }, (_, index) =>
    person(index, index === 599 ? { 仮ユーザID: "wanted1980" } : {}),
  );
  const [imported, chosen] = await atOnce(
    () => importFile(insurer, csv(rows)),
    () =>
      inInsurer(makeContext(insurer), (scope) =>
        chooseLoginId(scope, { memberId: taro.member.id, loginId: "wanted1980" }),
      ),
  );
  expect([imported.result.ok, chosen.ok].filter(Boolean)).toHaveLength(1);
  expect((await members(insurer)).length).toBe(imported.result.ok ? 601 : 1);
});
