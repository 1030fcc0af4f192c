import "server-only";
import { z } from "zod";
import type { WrittenRow } from "#lib/members/import/write-batch.ts";
import { memberImport } from "#lib/messages/ja/import.ts";

/** 「差し込み用ファイル」: what a letter needs, one row for each new temporary password. */
export const MERGE_COLUMNS = [
  ...["記号", "番号", "枝番", "区分", "氏名", "氏名カナ", "生年月日", "仮ユーザID", "仮パスワード", "有効期限"],
  ...["郵便番号", "住所", "建物名"],
] as const;

export const mergeRowsSchema = z.array(z.array(z.string()));

/** Made once: to make it costs more than a row's import. */
const DAY = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo" });

/** Texts in the order of MERGE_COLUMNS; nobody whose password is still the former one. */
export function mergeRows(written: readonly WrittenRow[]): string[][] {
  return written.flatMap(({ row, loginId, credential }) => {
    if (!credential) return [];
    const { symbol, number, branch, kind, name, kana, birthDate } = row;
    const password = credential.password ?? memberImport.formulaPassword;
    const until = DAY.format(credential.row.expiresAt);
    const who = [symbol, number, branch, memberImport.kinds[kind], name ?? "", kana, birthDate];
    const where = [row.postalCode, row.postalAddress, row.postalBuilding].map((text) => text ?? "");
    return [[...who, loginId, password, until, ...where]];
  });
}
