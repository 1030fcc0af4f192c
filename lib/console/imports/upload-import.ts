import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { FileFormat } from "#lib/members/import/detect-format.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { PART_BYTES, writePart } from "./import-parts.ts";

/** Names of files are shown, never opened. */
const MAX_NAME = 200;

/** Begins an upload. @returns the import's id */
export const startUpload: ClerkVerb<{ fileName: string }, string> = {
  needs: "officer",
  run: async ({ tx, insurerId, clerk, now }, { fileName }) => {
    const name = fileName.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(-MAX_NAME);
    const data = { insurerId, clerkId: clerk.id, fileName: name, disablesAbsent: false, createdAt: now };
    return (await tx.memberImport.create({ data, select: { id: true } })).id;
  },
};

/** Whether this clerk is uploading this import. */
async function isUploading({ tx, insurerId, clerk }: ClerkScope, importId: string): Promise<boolean> {
  return (
    (await tx.memberImport.count({ where: { insurerId, id: importId, clerkId: clerk.id, state: "uploading" } })) === 1
  );
}

export type UploadedPart = { importId: string; place: number; bytes: Buffer };

/** Keeps the next piece, sealed. @returns false when the upload is nobody's, or the piece too large */
export const storePart: ClerkVerb<UploadedPart, boolean> = {
  needs: "officer",
  run: async (scope, { importId, place, bytes }) => {
    if (bytes.length > PART_BYTES || !(await isUploading(scope, importId))) return false;
    await writePart(scope, { importId, part: "file", place }, bytes);
    return true;
  },
};

export type Uploaded = {
  importId: string;
  size: number;
  sha256: string;
  format: FileFormat;
  disablesAbsent: boolean;
};

/** The whole file is here. */
export const finishUpload: ClerkVerb<Uploaded, Result<undefined, "unknown">> = {
  needs: "officer",
  run: async ({ tx, insurerId, clerk }, { importId, ...data }) => {
    const where = { insurerId, id: importId, clerkId: clerk.id, state: "uploading" as const };
    const { count } = await tx.memberImport.updateMany({ where, data: { ...data, state: "uploaded" } });
    return count === 1 ? ok() : fail("unknown");
  },
};
