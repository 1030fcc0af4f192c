import "server-only";
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { stringify } from "csv-stringify/sync";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export const RESULT_COLUMNS = ["記号", "番号", "枝番", "仮ユーザID", "仮パスワード", "結果"] as const;
export type ResultRow = Record<(typeof RESULT_COLUMNS)[number], string>;

/** RFC 4180, and no cell that a spreadsheet takes for a formula (CWE-1236): such a one begins with `'`. */
const FORMAT = { columns: [...RESULT_COLUMNS], record_delimiter: "windows", escape_formulas: true } as const;

export type ResultFile = {
  append: (rows: ResultRow[]) => Promise<void>;
  /** On disk, still under its temporary name: call before the commit. */
  finish: () => Promise<void>;
  /** Under its own name: call after the commit. */
  publish: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * The result of an import: UTF-8 with BOM (for Excel), readable for its owner
 * only. The passwords in it exist nowhere else: it is whole on disk before the
 * database commits, and neither an older result nor the `.partial` one of an
 * import that was killed is overwritten.
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
