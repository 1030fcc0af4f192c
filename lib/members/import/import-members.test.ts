import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { InsurerPolicyInput } from "#lib/insurers/policy-schema.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { loginIdProblems } from "#lib/typed-text/login-id.ts";
import { chooseLoginId } from "../choose-login-id.ts";
import { checkTemporaryPassword } from "../temporary-credential/check-temporary-password.ts";
import { describeProblem } from "./describe-problem.ts";
import { type ImportOptions, importMembers } from "./import-members.ts";
import { MEMBER_COLUMNS, type MemberCells, type MemberColumn } from "./member-row.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let insurer: Insurer;
let fileNumber = 0;
beforeEach(async () => {
  insurer = await makeInsurer();
});

const plain: MemberCells = {
  記号: "12",
  番号: "3456789",
  枝番: "00",
  区分: "被保険者",
  氏名カナ: "ケンポ タロウ",
  氏名: "髙橋　太郎",
  生年月日: "昭和55年12月1日",
  仮ユーザID: "",
  メールアドレス: "",
  資格取得日: "2020/4/1",
  資格喪失日: "",
};

const person = (number: number, cells: Partial<MemberCells> = {}): MemberCells => ({
  ...plain,
  番号: String(1_000_000 + number),
  ...cells,
});

function csv(rows: MemberCells[], { columns = MEMBER_COLUMNS as readonly MemberColumn[], newline = "\r\n" } = {}) {
  const lines = rows.map((row) => columns.map((column) => row[column]).join(","));
  return [columns.join(","), ...lines, ""].join(newline);
}

type Settings = Partial<Omit<ImportOptions, "path">> & { now?: Date; onProgress?: () => void };

async function importFile(content: string | Buffer, { now, onProgress, ...options }: Settings = {}) {
  fileNumber += 1;
  const path = join(folder, `members-${fileNumber}.csv`);
  const resultPath = join(folder, `result-${fileNumber}.csv`);
  writeFileSync(path, content);
  const problems: string[] = [];
  const result = await importMembers(
    makeContext(insurer, { actor: "operator", ...(now && { now }) }),
    { path, resultPath, isDryRun: false, skipsBadRows: false, ...options },
    { onProblem: (problem) => problems.push(describeProblem(problem)), onProgress: () => onProgress?.() },
  );
  const written = existsSync(resultPath) ? readFileSync(resultPath, "utf8") : null;
  const results: Record<string, string>[] = written ? parse(written, { bom: true, columns: true }) : [];
  return { result, problems, written, results, resultPath };
}

const members = () =>
  inTransaction(insurer.id, (tx) =>
    tx.member.findMany({ include: { temporaryCredential: true }, orderBy: [{ number: "asc" }, { branch: "asc" }] }),
  );

const auditOf = (action: string) =>
  inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where: { action }, orderBy: { sequence: "asc" } }));

const rowOf = ({ member }: TestMember, cells: Partial<MemberCells> = {}): MemberCells => ({
  ...plain,
  記号: member.symbol,
  番号: member.number,
  枝番: member.branch,
  ...cells,
});

const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, disabled: 0, issued: 0, bad: 0 };

describe("a file of new members", () => {
  it("CP932 with 200 rows: all are there, each with a 仮ユーザID and a password that opens", async () => {
    const rows = Array.from({ length: 200 }, (_, index) =>
      person(index, { 枝番: "1", 区分: "被扶養者", 氏名カナ: "ﾀｶﾊｼ ﾊﾅｺ", メールアドレス: "Hana@Example.JP" }),
    );
    const { result, problems, results, written } = await importFile(iconv.encode(csv(rows), "cp932"));
    expect(problems).toEqual([]);
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 200, created: 200, issued: 200 } });
    expect(written?.startsWith("\ufeff記号,番号,枝番,仮ユーザID,仮パスワード,結果\r\n")).toBe(true);

    const stored = await members();
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
    const { result, problems } = await importFile(iconv.encode(text, charset));
    expect(problems).toEqual([]);
    expect(result.ok && result.value.created).toBe(2);
    expect((await members())[0]?.name).toBe("髙橋　太郎");
  });

  it("columns come in any order, in full or half width; unknown and optional ones may be there or not", async () => {
    const columns = MEMBER_COLUMNS.filter((name) => name !== "仮ユーザID" && name !== "メールアドレス").toReversed();
    const text = csv([person(1)], { columns })
      .replace("氏名カナ", " 氏名ｶﾅ ")
      .replaceAll("\r\n", ",備考\r\n");
    const { result, problems } = await importFile(text);
    expect(problems).toEqual([]);
    expect(result.ok).toBe(true);
    expect((await members())[0]).toMatchObject({ symbol: "12", kana: "ケンポ　タロウ" });
  });

  it("takes the file's 仮ユーザID folded, even one that breaks the rules for chosen ones", async () => {
    const { results } = await importFile(csv([person(1, { 仮ユーザID: "ＡＢＣ" }), person(2, { 仮ユーザID: "0001" })]));
    expect(results.map((line) => line.仮ユーザID)).toEqual(["abc", "0001"]);
    expect((await members()).map(({ loginId }) => loginId)).toEqual(["abc", "0001"]);
  });

  it("one audit event tells the counts and nothing about anybody", async () => {
    await importFile(csv([person(1), person(2)]));
    const [event, ...others] = await auditOf("members.import");
    expect(others).toEqual([]);
    expect(event).toMatchObject({ actor: "operator", detail: { ...counts, rows: 2, created: 2, issued: 2 } });
  });
});

describe("the formula for those who joined by its last day (manuals 000, 003)", () => {
  const policy: Partial<InsurerPolicyInput> = { temporaryCredential: "formula", formulaUntil: "2025-06-30" };

  it("the result file names the formula and never its value; later members get a random password", async () => {
    insurer = await makeInsurer({ policy });
    const { results, written } = await importFile(
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
    const stored = await members();
    expect(stored.map(({ temporaryCredential }) => temporaryCredential?.kind)).toEqual(["formula", "random", "random"]);
    expect(stored[0]?.temporaryCredential?.passwordHash).toBeNull();
  });
});

describe("a file with mistakes", () => {
  const bad = [
    person(1),
    person(2, { 生年月日: "1979/2/30", 氏名カナ: "健保太郎" }),
    person(3, { 枝番: "", 区分: "本人" }),
    person(4, { 生年月日: "令和20年1月1日", メールアドレス: "taro@" }),
    person(5, { 資格取得日: "2020/4/1", 資格喪失日: "2019/4/1" }),
    person(6, { 仮ユーザID: "same-id" }),
    person(7, { 仮ユーザID: "SAME-ID" }),
    person(1, { 番号: "１０００００１" }),
  ];

  it("every problem is told by row and column, and nothing is written", async () => {
    const { result, problems, written } = await importFile(csv(bad));
    expect(problems).toEqual([
      "3行目 氏名カナ: カタカナで入力してください。",
      "3行目 生年月日: カレンダーにない日付です。",
      "4行目 枝番: 入力がありません。",
      "4行目 区分: 「被保険者」か「被扶養者」を入力してください。",
      "5行目 生年月日: これから先の日付です。",
      "5行目 メールアドレス: 書き方を読み取れません。",
      "6行目 資格喪失日: 資格取得日より前の日付です。",
      "8行目 仮ユーザID: 7行目と同じユーザIDです。",
      "9行目 番号: 記号・番号・枝番が2行目と同じです。",
    ]);
    expect(result).toEqual({ ok: false, code: "bad-rows" });
    expect(await members()).toEqual([]);
    expect(await auditOf("members.import")).toEqual([]);
    expect(written).toBeNull();
  });

  it("--skip-bad-rows takes the good rows and says so at the others", async () => {
    const { result, results } = await importFile(csv(bad), { skipsBadRows: true });
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 8, created: 2, issued: 2, bad: 6 } });
    expect((await members()).map(({ number }) => number)).toEqual(["1000001", "1000006"]);
    expect(results[0]?.結果).toBe("登録しました");
    expect(results[1]?.結果).toMatch(/^取り込んでいません: 3行目 氏名カナ/);
    expect(results).toHaveLength(8);
  });

  it("a mistake in row 1,001 takes back the 1,000 before it", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => person(index));
    const { result } = await importFile(csv([...rows, person(1_000, { 区分: "?" })]));
    expect(result).toEqual({ ok: false, code: "bad-rows" });
    expect(await members()).toEqual([]);
  });

  it("a dry run counts, reports and writes nothing", async () => {
    const good = await importFile(csv([person(1)]), { isDryRun: true });
    expect(good.result).toEqual({ ok: true, value: { ...counts, rows: 1, created: 1, issued: 1 } });
    const mixed = await importFile(csv(bad), { isDryRun: true });
    expect(mixed.result.ok && mixed.result.value.bad).toBe(6);
    expect(mixed.problems).toHaveLength(9);
    expect(await members()).toEqual([]);
    expect(await auditOf("members.import")).toEqual([]);
    expect([good.written, mixed.written]).toEqual([null, null]);
  });

  it("a 仮ユーザID another member has is refused", async () => {
    await makeMember(insurer, { upTo: "wizard", loginId: "hanako1980" });
    const { problems } = await importFile(csv([person(1, { 仮ユーザID: "Hanako1980" })]));
    expect(problems).toEqual(["2行目 仮ユーザID: ほかの加入者が使っているユーザIDです。"]);
  });

  it("rows of blanks do not count, rows wider than the heading are refused, row numbers are the spreadsheet's", async () => {
    const [heading, row] = csv([person(1)]).split("\r\n");
    const { problems, result } = await importFile(
      [heading, row, ",,,,,,,,,,", "", `${row?.replace("1000001", "1000002")},はみ出し`, ""].join("\r\n"),
    );
    expect(problems).toEqual(["5行目: 見出しより列が多くなっています。区切りのカンマ（,）をご確認ください。"]);
    expect(result).toEqual({ ok: false, code: "bad-rows" });
  });
});

describe("a file that is none", () => {
  it.each([
    ["UTF-16", iconv.encode(csv([plain]), "utf16"), "ファイル: 文字を読み取れません。"],
    ["EUC-JP", iconv.encode(csv([plain]), "eucjp"), ": 文字を読み取れません。"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), "ファイル: 文字を読み取れません。"],
    [
      "half UTF-8, half CP932",
      Buffer.concat([Buffer.from("記号,"), iconv.encode("番号,氏名,表", "cp932"), Buffer.of(0x81)]),
      "ファイル: 文字を読み取れません。",
    ],
    ["empty", "", "ファイル: 見出しの下に加入者の行がありません。"],
    ["heading only", csv([]), "ファイル: 見出しの下に加入者の行がありません。"],
    ["an open quote", csv([person(1, { 氏名: '"太郎' })]), "2行目: 引用符"],
  ])("%s: said so in one line", async (_name, content, start) => {
    const { result, problems } = await importFile(content);
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(start);
  });

  it("a missing and a repeated column are named", async () => {
    const columns: MemberColumn[] = [...MEMBER_COLUMNS.filter((name) => name !== "資格喪失日"), "記号"];
    const { result, problems } = await importFile(csv([plain], { columns }));
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toEqual([
      "1行目 記号: 同じ見出しの列が2つ以上あります。",
      "1行目 資格喪失日: この列がありません。1行目の見出しをご確認ください。",
    ]);
  });

  it("a line of 10 MB is refused without being held", async () => {
    const before = process.memoryUsage.rss();
    const { result, problems } = await importFile(csv([person(1), person(2, { 氏名: "あ".repeat(3_500_000) })]));
    expect(result).toEqual({ ok: false, code: "bad-file" });
    expect(problems).toEqual([expect.stringMatching(/^3行目: 1行が長すぎます。/)]);
    expect(await members()).toEqual([]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("a file that is not there", async () => {
    const listener = { onProblem: () => {}, onProgress: () => {} };
    const options = {
      path: join(folder, "no.csv"),
      resultPath: join(folder, "no.out"),
      isDryRun: true,
      skipsBadRows: false,
    };
    expect(await importMembers(makeContext(insurer), options, listener)).toEqual({ ok: false, code: "bad-file" });
  });
});

describe("importing again", () => {
  it("the same file changes nothing and issues nothing", async () => {
    await importFile(csv([person(1), person(2)]));
    const before = await members();
    const { result, results } = await importFile(csv([person(1), person(2)]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, unchanged: 2 } });
    expect(results.map((line) => [line.仮ユーザID, line.仮パスワード, line.結果])).toEqual([
      ["", "", "変更はありません"],
      ["", "", "変更はありません"],
    ]);
    expect(await members()).toEqual(before);
  });

  it("a member who has finished keeps user ID, password, method and confirmed address; the rest is updated", async () => {
    const taro = await makeMember(insurer, { upTo: "totp", loginId: "taro-1980", email: "taro@example.jp" });
    const cells = {
      氏名カナ: "アタラシイ ナマエ",
      生年月日: "19790823",
      仮ユーザID: "other",
      メールアドレス: "new@example.jp",
    };
    const { result, results } = await importFile(csv([rowOf(taro, cells)]));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 1, updated: 1 } });
    expect(results[0]).toMatchObject({ 仮ユーザID: "", 仮パスワード: "", 結果: "更新しました" });
    const [after] = await members();
    const { kana, birthDate, name, qualifiedOn, updatedAt, ...untouched } = taro.member;
    expect(after).toMatchObject({ ...untouched, kana: "アタラシイ　ナマエ", birthDate: new Date("1979-08-23") });
    expect(after?.temporaryCredential).toBeNull();
    expect(await inTransaction(insurer.id, (tx) => tx.passwordCredential.count())).toBe(1);
  });

  it("an address that is not confirmed is replaced, by an empty cell it is kept", async () => {
    const taro = await makeMember(insurer, { upTo: "temporary", email: "old@example.jp" });
    await importFile(csv([rowOf(taro, { メールアドレス: "" })]));
    expect((await members())[0]?.email).toBe("old@example.jp");
    await importFile(csv([rowOf(taro, { メールアドレス: "new@example.jp" })]));
    expect((await members())[0]?.email).toBe("new@example.jp");
  });

  it("whoever is still to log in first gets a new password only when the old one has run out", async () => {
    const taro = await makeMember(insurer, { upTo: "method" });
    const soon = await importFile(csv([rowOf(taro)]));
    expect(soon.result.ok && soon.result.value.issued).toBe(0);
    const now = addSeconds(makeContext(insurer).now, 31 * DAY_SECONDS);
    const later = await importFile(csv([rowOf(taro)]), { now });
    expect(later.result.ok && later.result.value.issued).toBe(1);
    expect(later.results[0]).toMatchObject({
      ...{ 仮ユーザID: taro.loginId, 結果: "変更はありません（仮パスワードを再発行）" },
      仮パスワード: expect.stringMatching(/^[a-z2-9]{12}$/),
    });
  });

  it("another insurer's member of the same 記号・番号 and user ID is untouched", async () => {
    const other = await makeInsurer();
    const rows = csv([person(1, { 仮ユーザID: "taro-1980" })]);
    await importFile(rows);
    const mine = insurer;
    insurer = other;
    const { result } = await importFile(rows);
    expect(result.ok && result.value.created).toBe(1);
    insurer = mine;
    expect(await members()).toHaveLength(1);
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
    const { result, results } = await importFile(csv(rows));
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, disabled: 2 } });
    expect(results[0]?.結果).toBe("資格喪失のため利用を停止しました");
    expect((await members()).map(({ state }) => state)).toEqual(["disabled", "disabled"]);
    const open = await inTransaction(insurer.id, async (tx) => [
      await tx.session.count({ where: { endedAt: null } }),
      await tx.loginAttempt.count({ where: { endedAt: null } }),
      await tx.oneTimeToken.count({ where: { usedAt: null } }),
      await tx.temporaryCredential.count(),
    ]);
    expect(open).toEqual([0, 0, 0, 0]);
    expect(await auditOf("member.disable")).toHaveLength(2);
  });

  it("still to come does not; a new member who has already lost it gets no password", async () => {
    const { result } = await importFile(
      csv([person(1, { 資格喪失日: "2026-11-03" }), person(2, { 資格喪失日: "2026-11-01" })]),
    );
    expect(result).toEqual({ ok: true, value: { ...counts, rows: 2, created: 1, disabled: 1, issued: 1 } });
    const stored = await members();
    expect(stored.map(({ state }) => state)).toEqual(["active", "disabled"]);
    expect(stored[1]?.temporaryCredential).toBeNull();
  });

  it("taken back by the insurer opens the account again, with what the member had", async () => {
    const taro = await makeMember(insurer, { upTo: "wizard", state: "disabled" });
    const { result } = await importFile(csv([rowOf(taro)]));
    expect(result.ok && result.value).toMatchObject({ updated: 1, issued: 0 });
    expect((await members())[0]).toMatchObject({ state: "active", loginId: taro.loginId });
  });
});

describe("the result file", () => {
  it("a bad row's own text is no formula either", async () => {
    const { written } = await importFile(csv([person(1), person(2, { 番号: "=HYPERLINK(1)", 枝番: '"@""x"' })]), {
      skipsBadRows: true,
    });
    expect(written).toContain(`12,'=HYPERLINK(1),"'@""x"`);
  });

  it("is never overwritten, and then nothing is imported", async () => {
    const resultPath = join(folder, "precious.csv");
    writeFileSync(resultPath, "passwords");
    const { result } = await importFile(csv([person(1)]), { resultPath });
    expect(result).toEqual({ ok: false, code: "result-exists" });
    expect(readFileSync(resultPath, "utf8")).toBe("passwords");
    expect(await members()).toEqual([]);
  });

  it("disappears with an import that breaks off", async () => {
    const onProgress = () => {
      throw new Error("power cut");
    };
    await expect(importFile(csv([person(1)]), { onProgress })).rejects.toThrow("power cut");
    expect(existsSync(join(folder, `result-${fileNumber}.csv.partial`))).toBe(false);
    expect(await members()).toEqual([]);
  });
});

it("a user ID chosen while the file claims it: one of them wins, nothing is half done", async () => {
  const taro = await makeMember(insurer, { upTo: "email" });
  const rows = Array.from({ length: 600 }, (_, index) =>
    person(index, index === 599 ? { 仮ユーザID: "wanted1980" } : {}),
  );
  const [imported, chosen] = await Promise.all([
    importFile(csv(rows)),
    inInsurer(makeContext(insurer), (scope) =>
      chooseLoginId(scope, { memberId: taro.member.id, loginId: "wanted1980" }),
    ),
  ]);
  expect([imported.result.ok, chosen.ok].filter(Boolean)).toHaveLength(1);
  expect((await members()).length).toBe(imported.result.ok ? 601 : 1);
});
