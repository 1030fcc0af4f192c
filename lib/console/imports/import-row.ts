import "server-only";
import { z } from "zod";
import type { MemberImport } from "#lib/db/generated/client.ts";
import { type FileFormat, fileFormatSchema } from "#lib/members/import/detect-format.ts";
import { type Decisions, type Doubts, decisionsSchema, someDoubtsSchema } from "#lib/members/import/doubts.ts";
import type { ImportCounts } from "#lib/members/import/import-rows.ts";
import type { ColumnPlaces } from "#lib/members/import/read-heading.ts";

/** A row of MemberImport with its JSON read. */
export type StoredImport = Omit<MemberImport, "format" | "places" | "counts" | "doubts" | "decisions"> & {
  format: FileFormat | null;
  places: ColumnPlaces | null;
  counts: ImportCounts | null;
  doubts: Doubts;
  decisions: Decisions;
};

const placesSchema = z.custom<ColumnPlaces>().nullable();
const countsSchema = z.custom<ImportCounts>().nullable();

export function toImport(row: MemberImport): StoredImport {
  return {
    ...row,
    format: fileFormatSchema.nullable().parse(row.format),
    places: placesSchema.parse(row.places),
    counts: countsSchema.parse(row.counts),
    doubts: someDoubtsSchema.parse(row.doubts ?? {}),
    decisions: decisionsSchema.parse(row.decisions),
  };
}
