import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import type { TestMember } from "#lib/testing/make-member.ts";
import { describeProblem } from "./describe-problem.ts";
import type { Decisions, Doubts } from "./doubts.ts";
import { type ImportOptions, importMembers } from "./import-members.ts";
import { MEMBER_COLUMNS, type MemberCells, type MemberColumn } from "./member-row.ts";

export const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let fileNumber = 0;

export const plain: MemberCells = {
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
  郵便番号: "",
  住所: "",
  建物名: "",
  保険者番号: "",
  "本人・家族": "",
  有効期限: "",
  負担割合: "",
  限度区分: "",
  交付区分: "",
};

export const person = (number: number, cells: Partial<MemberCells> = {}): MemberCells => ({
  ...plain,
  番号: String(1_000_000 + number),
  ...cells,
});

export function csv(
  rows: MemberCells[],
  { columns = MEMBER_COLUMNS as readonly MemberColumn[], newline = "\r\n" } = {},
) {
  const lines = rows.map((row) => columns.map((column) => row[column]).join(","));
  return [columns.join(","), ...lines, ""].join(newline);
}

/** What an operator answers who has looked at the file. */
const ACCEPTING: Decisions = { zeros: "keep", mostlyNew: "accept", restored: "restore", glyphs: "accept" };

type Settings = Partial<Omit<ImportOptions, "path">> & {
  now?: Date;
  onProgress?: () => void;
  onDoubts?: (doubts: Doubts) => void;
  onUnknownColumns?: (headings: readonly string[]) => void;
};

export async function importFile(
  insurer: Insurer,
  content: string | Buffer,
  { now, onProgress, onDoubts, onUnknownColumns, ...options }: Settings = {},
) {
  fileNumber += 1;
  const path = join(folder, `members-${fileNumber}.csv`);
  const resultPath = join(folder, `result-${fileNumber}.csv`);
  writeFileSync(path, content);
  const problems: string[] = [];
  const result = await importMembers(
    makeContext(insurer, { actor: "operator", ...(now && { now }) }),
    { path, resultPath, isDryRun: false, skipsBadRows: false, disablesAbsent: false, decisions: ACCEPTING, ...options },
    {
      onProblem: (problem) => problems.push(describeProblem(problem)),
      onProgress: () => onProgress?.(),
      onDoubts,
      onUnknownColumns,
    },
  );
  const written = existsSync(resultPath) ? readFileSync(resultPath, "utf8") : null;
  const results: Record<string, string>[] = written ? parse(written, { bom: true, columns: true }) : [];
  return { result, problems, written, results, resultPath };
}

export const members = (insurer: Insurer) =>
  inTransaction(insurer.id, (tx) =>
    tx.member.findMany({ include: { temporaryCredential: true }, orderBy: [{ number: "asc" }, { branch: "asc" }] }),
  );

export const auditOf = (insurer: Insurer, action: string) =>
  inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ where: { action }, orderBy: { sequence: "asc" } }));

export const rowOf = ({ member }: TestMember, cells: Partial<MemberCells> = {}): MemberCells => ({
  ...plain,
  記号: member.symbol,
  番号: member.number,
  枝番: member.branch,
  ...cells,
});

export const counts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  disabled: 0,
  issued: 0,
  bad: 0,
  restored: 0,
  absent: 0,
  leavers: 0,
};
