import { randomInt } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { portalCommand } from "./operator.ts";
import type { ServerVariables } from "./server-variables.ts";

const ROWS = 200;
const HEADING = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日,メールアドレス";

/** The temporary credentials of one imported member, and what the member knows. */
export type ImportedMember = {
  loginId: string;
  password: string;
  /** As the member types it: 19790822 */
  birthDate: string;
  email: string;
  isFormula: boolean;
};

type Row = { symbol: string; number: string; birthDate: string; email: string; isFormula: boolean };

/** Fictional people; those at even positions joined before the formula's last day. */
function makeRows(): Row[] {
  const symbol = String(randomInt(100_000, 999_999));
  return Array.from({ length: ROWS }, (_, place) => ({
    symbol,
    number: String(1_000_001 + place),
    birthDate: `19${50 + (place % 50)}${String(1 + (place % 12)).padStart(2, "0")}${String(1 + (place % 28)).padStart(2, "0")}`,
    email: `k${symbol}-${place}@example.jp`,
    isFormula: place % 2 === 0,
  }));
}

/** As an insurer's system writes it: half-width kana, a kanji that only CP932 has, dates with slashes. */
function csvLine({ symbol, number, birthDate, email, isFormula }: Row): string {
  const birthday = birthDate.replace(/(....)(..)(..)/, "$1/$2/$3");
  const joined = isFormula ? "2020/04/01" : "2025/10/01";
  return [symbol, number, "00", "被保険者", "ｹﾝﾎﾟ ﾀﾛｳ", "髙橋　太郎", birthday, joined, "", email].join(",");
}

/** Imports 200 members of one insurer by the operator's command line; passwords come from its result file. */
export async function importMembers(variables: ServerVariables, insurer: string): Promise<ImportedMember[]> {
  const folder = await mkdtemp(join(tmpdir(), "kenpo-portal-import-"));
  try {
    const [file, result] = [join(folder, "members.csv"), join(folder, "result.csv")];
    const rows = makeRows();
    await writeFile(file, iconv.encode([HEADING, ...rows.map(csvLine), ""].join("\r\n"), "cp932"));
    // Beside the few demo members nearly all are new, which the command would ask about.
    const command = ["members", "import", "--accept-new", "--insurer", insurer, file, "--out", result];
    await portalCommand(variables, ...command);
    const results = parse(await readFile(result), { bom: true, columns: true }) as Record<string, string>[];
    return rows.map(({ symbol, number, ...row }, place) => {
      const line = results[place] ?? {};
      const isFormula = line.仮パスワード === "記号＋番号＋生年月日";
      if (line.結果 !== "登録しました" || line.番号 !== number || isFormula !== row.isFormula) {
        throw new Error(`line ${place + 2} of the import: ${JSON.stringify(line)}`);
      }
      const password = isFormula ? `${symbol}${number}${row.birthDate}` : (line.仮パスワード ?? "");
      return { ...row, loginId: line.仮ユーザID ?? "", password };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
