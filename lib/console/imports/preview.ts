import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type Decisions, decisionsSchema } from "#lib/members/import/doubts.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { holdIdleImport } from "./find-import.ts";
import type { RowKind } from "./row-kinds.ts";

const changesSchema = z.array(z.object({ column: z.string(), from: z.string().nullable(), to: z.string().nullable() }));
const problemsSchema = z.object({
  problems: z.array(z.object({ column: z.string().nullable(), text: z.string(), value: z.string() })),
  /** The whole row, for the file of errors. */
  cells: z.record(z.string(), z.string()),
});

/** What of a member changes, or what is wrong with the row. */
export type RowDetail =
  | { changes: z.infer<typeof changesSchema>; problems: null }
  | { changes: null; problems: z.infer<typeof problemsSchema>["problems"]; cells: Record<string, string> };

function readDetail(stored: unknown): RowDetail {
  if (Array.isArray(stored)) return { changes: changesSchema.parse(stored), problems: null };
  return { changes: null, ...problemsSchema.parse(stored) };
}

export type PreviewRow = {
  place: number;
  /** Null for a member who is not in the file. */
  line: number | null;
  kind: RowKind;
  symbol: string;
  number: string;
  branch: string;
  name: string;
  detail: RowDetail;
};

export type PreviewQuery = { importId: string; kind: RowKind | null; from: number; limit: number };

/** One page of 「内容の確認」, from a place on; all kinds or one. */
export const readPreview: ClerkVerb<PreviewQuery, PreviewRow[]> = {
  needs: "viewer",
  run: async ({ tx, insurerId }, { importId, kind, from, limit }) => {
    const where = { insurerId, importId, ...(kind && { kind }), place: { gte: from } };
    const rows = await tx.memberImportRow.findMany({ where, orderBy: { place: "asc" }, take: limit });
    return rows.map(({ kind: stored, detail, ...row }) => ({
      ...row,
      kind: stored as RowKind,
      detail: readDetail(detail),
    }));
  },
};

export type Answers = { importId: string; skipsBadRows?: boolean; decisions?: Decisions };

/** Keeps what the clerk answered on the pages before the run. */
export const answerImport: ClerkVerb<Answers, Result<undefined, "unknown">> = {
  needs: "officer",
  run: async (scope, { importId, skipsBadRows, decisions }) => {
    const found = await holdIdleImport(scope, importId);
    if (found?.state !== "checked") return fail("unknown");
    const data = {
      ...(skipsBadRows !== undefined && { skipsBadRows }),
      ...(decisions && { decisions: decisionsSchema.parse(decisions) }),
    };
    await scope.tx.memberImport.update({ where: scope.key(importId), data });
    return ok();
  },
};

/** 「取り込みをやめる」: the file and what was read of it are deleted. */
export const abandonImport: ClerkVerb<string, Result<undefined, "unknown">> = {
  needs: "officer",
  run: async (scope, importId) => {
    const { tx, insurerId } = scope;
    const found = await holdIdleImport(scope, importId);
    if (!found || !["uploading", "uploaded", "checked"].includes(found.state)) return fail("unknown");
    await tx.memberImport.update({ where: scope.key(importId), data: { state: "abandoned", doubts: {} } });
    await tx.memberImportPart.deleteMany({ where: { insurerId, importId } });
    await tx.memberImportRow.deleteMany({ where: { insurerId, importId } });
    return ok();
  },
};
