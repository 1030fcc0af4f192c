import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { Charset } from "#lib/members/import/detect-charset.ts";
import type { FileFormat } from "#lib/members/import/detect-format.ts";
import { type ImportProblem, UnreadableFile } from "#lib/members/import/import-problem.ts";
import { MEMBER_COLUMNS, type MemberColumn } from "#lib/members/import/member-row.ts";
import { type ColumnPlaces, placeProblems, suggestPlaces } from "#lib/members/import/read-heading.ts";
import { readSample } from "#lib/members/import/read-table.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { startJob } from "../jobs/start-job.ts";
import { findImport, holdIdleImport } from "./find-import.ts";
import { uploadedSource } from "./import-parts.ts";
import { toImport } from "./import-row.ts";

/** The heading and the first three rows. */
const SAMPLE_ROWS = 4;

export type ColumnChoice = {
  fileName: string;
  format: FileFormat;
  headings: string[];
  sample: string[][];
  places: ColumnPlaces;
  /** The headings of this insurer's last import were used. */
  isFromLast: boolean;
};

/** The headings that the insurer's last import had for our columns. */
async function formerHeadings({ tx, insurerId }: ClerkScope): Promise<Partial<Record<MemberColumn, string>>> {
  const row = await tx.memberImport.findFirst({
    where: { insurerId, state: { in: ["done", "undone"] } },
    orderBy: { finishedAt: "desc" },
  });
  const last = row && toImport(row);
  if (!last?.places) return {};
  const { places, headings } = last;
  return Object.fromEntries(
    MEMBER_COLUMNS.flatMap((column) => {
      const heading = headings[places[column] ?? -1];
      return heading === undefined ? [] : [[column, heading]];
    }),
  );
}

/** 「列の対応」: the first rows, and where our columns seem to be. The file is read anew each time, from its start only. */
export const readColumns: ClerkVerb<
  string,
  Result<ColumnChoice, "unknown"> | { ok: false; code: "unreadable"; problems: ImportProblem[] }
> = {
  needs: "officer",
  run: async (scope, id) => {
    const found = await findImport(scope, id);
    if (!found?.format || found.state === "uploading") return fail("unknown");
    const { fileName, format } = found;
    try {
      const [headings = [], ...sample] = await readSample(uploadedSource(scope, found), format, SAMPLE_ROWS);
      const former = await formerHeadings(scope);
      const suggested = suggestPlaces(headings, former);
      const isFromLast = JSON.stringify(suggested) !== JSON.stringify(suggestPlaces(headings, {}));
      return ok({ fileName, format, headings, sample, places: found.places ?? suggested, isFromLast });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return { ok: false, code: "unreadable", problems: error.problems };
    }
  },
};

/** Only a clerk who has not decided anything yet may change how the file is read. */
const CHANGEABLE = ["uploaded", "checked"] as const;

/** 「文字コードを変更」 */
export const changeCharset: ClerkVerb<{ importId: string; charset: Charset }, Result<undefined, "unknown">> = {
  needs: "officer",
  run: async (scope, { importId, charset }) => {
    const found = await holdIdleImport(scope, importId);
    if (found?.format?.kind !== "text" || !CHANGEABLE.some((state) => state === found.state)) return fail("unknown");
    const format = { ...found.format, charset };
    await scope.tx.memberImport.update({ where: scope.key(importId), data: { format, state: "uploaded" } });
    return ok();
  },
};

export type ColumnsChosen = { importId: string; headings: string[]; places: ColumnPlaces };

/** Keeps the columns and starts the check, which the worker does. */
export const chooseColumns: ClerkVerb<
  ColumnsChosen,
  Result<{ jobId: string }, "unknown"> | { ok: false; code: "bad-columns"; problems: ImportProblem[] }
> = {
  needs: "officer",
  run: async (scope, { importId, headings, places }) => {
    const found = await holdIdleImport(scope, importId);
    if (!found || !CHANGEABLE.some((state) => state === found.state)) return fail("unknown");
    const problems = placeProblems(places);
    if (problems.length > 0) return { ok: false, code: "bad-columns", problems };
    const data = { headings, places, state: "uploaded" as const, decisions: {} };
    await scope.tx.memberImport.update({ where: scope.key(importId), data });
    return ok({ jobId: await startJob(scope, { kind: "members-import-check", subjectId: importId }) });
  },
};
