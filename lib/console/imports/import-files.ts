import "server-only";
import { Readable } from "node:stream";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { csvText } from "#lib/kernel/csv-text.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import { writeXlsx } from "#lib/members/import/xlsx/write-xlsx.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { readParts } from "./import-parts.ts";
import { MERGE_COLUMNS, mergeRowsSchema } from "./merge-row.ts";
import { readPreview } from "./preview.ts";
import type { RunVerb } from "./receive-file.ts";

const ERRORS_AT_ONCE = 500;

const { errorFile, preview: text } = importsText;

/** The bad rows as they were in the file, with line and reasons behind: mended, it can be imported as it is. */
export function errorFileOf(run: RunVerb, importId: string): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield csvText([[...MEMBER_COLUMNS, errorFile.line, errorFile.reason]], { isFirst: true });
    for (let from = 0; ; ) {
      const rows = await run(readPreview, { importId, kind: "bad", from, limit: ERRORS_AT_ONCE });
      const cells = rows.flatMap(({ line, detail }) => {
        if (!detail.problems) return [];
        const reasons = detail.problems.map(({ column, text: reason }) => text.problem(column, reason, ""));
        return [[...MEMBER_COLUMNS.map((column) => detail.cells[column] ?? ""), String(line), reasons.join(" ")]];
      });
      yield csvText(cells, { isFirst: false });
      const last = rows.at(-1);
      if (!last || rows.length < ERRORS_AT_ONCE) return;
      from = last.place + 1;
    }
  }
  return Readable.from(lines(), { objectMode: false });
}

/** 「差し込み用ファイル」: names, user IDs and temporary passwords, all as text. */
export function mergeFileOf(context: RequestContext, importId: string): Readable {
  async function* batches(): AsyncGenerator<readonly (readonly string[])[]> {
    yield [MERGE_COLUMNS];
    for await (const part of readParts(context, { importId, part: "result" })) {
      yield mergeRowsSchema.parse(JSON.parse(part.toString("utf8")));
    }
  }
  return writeXlsx(batches());
}

/** Three members who do not exist, as an insurer's list has them. */
const SAMPLE = [
  [
    "101",
    "0001234",
    "00",
    "被保険者",
    "ケンポ タロウ",
    "健保 太郎",
    "昭和54年8月22日",
    "",
    "",
    "2020/4/1",
    "",
    "1000013",
    "東京都千代田区霞が関１丁目２番３号",
    "",
  ],
  [
    "101",
    "0001234",
    "01",
    "被扶養者",
    "ケンポ ハナ",
    "健保 花",
    "2010/5/3",
    "",
    "hana@example.jp",
    "2020/4/1",
    "",
    "1000013",
    "東京都千代田区霞が関１丁目２番３号",
    "",
  ],
  [
    "101",
    "0005678",
    "00",
    "被保険者",
    "ヒマワリ ジロウ",
    "向日葵 次郎",
    "1985/12/1",
    "",
    "",
    "2015/4/1",
    "2026/3/31",
    "1000013",
    "東京都千代田区霞が関１丁目２番３号",
    "",
  ],
];

/** 「見本のファイル」 */
export function sampleFile(kind: "csv" | "xlsx"): Readable {
  const rows = [[...MEMBER_COLUMNS], ...SAMPLE];
  if (kind === "csv") return Readable.from([csvText(rows, { isFirst: true })], { objectMode: false });
  return writeXlsx(
    (async function* () {
      yield rows;
    })(),
  );
}
