import "server-only";
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export const RESULT_COLUMNS = ["記号", "番号", "枝番", "仮ユーザID", "仮パスワード", "結果"] as const;
export type ResultRow = Record<(typeof RESULT_COLUMNS)[number], string>;

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with `'` (CWE-1236). */
const FORMAT = { columns: [...RESULT_COLUMNS], record_delimiter: "windows", escape_formulas: true } as const;

export type ResultFile = {
  append: (rows: ResultRow[]) => Promise<void>;
  /** Writes everything to disk under a temporary name: call before the commit. */
  finish: () => Promise<void>;
  /** Renames it to its own name: call after the commit. */
  publish: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * The result of an import: UTF-8 with BOM (for Excel), readable for its owner only. It has the only copy of the
 * passwords, so it is complete on disk before the database commits, and never overwrites an older result or the
 * `.partial` one of a killed import.
 */
export async function openResultFile(path: string): Promise<Result<ResultFile, "result-exists">> {
  const partial = `${path}.partial`;
  if (existsSync(path) || existsSync(partial)) return fail("result-exists");
  const file = await open(partial, "wx", 0o600);
  await file.appendFile(stringify([], { ...FORMAT, bom: true, header: true }));
  return ok({
    append: (rows) => file.appendFile(stringify(rows, FORMAT)),
    finish: async () => {
      await file.sync();
      await file.close();
    },
    publish: () => rename(partial, path),
    discard: async () => {
      await file.close();
      await rm(partial, { force: true });
    },
  });
}
