import "server-only";
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { Prisma } from "#lib/db/generated/client.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { detectFormat } from "./detect-format.ts";
import type { Doubts } from "./doubts.ts";
import { UnreadableFile } from "./import-problem.ts";
import { type ImportCounts, type ImportListener, ImportRefused, type ImportRules, importRows } from "./import-rows.ts";
import { fileSource, type ImportSource } from "./import-source.ts";
import { type MemberFile, unknownHeadings } from "./read-batches.ts";
import { openResultFile, type ResultFile } from "./result-file.ts";
import { resultRows } from "./result-rows.ts";

export type ImportOptions = ImportRules & {
  path: string;
  /** The file for the temporary credentials, which cannot be shown again; a dry run does not write it. */
  resultPath: string;
};

type FileListener = Required<Pick<ImportListener, "onProblem" | "onProgress">> & {
  /** What looks like a mistake, answered or not. */
  onDoubts?: (doubts: Doubts) => void;
  /** Columns that are none of ours: nothing is taken from them. */
  onUnknownColumns?: (headings: readonly string[]) => void;
};

export type ImportFailure = "bad-file" | "bad-rows" | "open-doubts" | "result-exists" | "changed-meanwhile";

/** 100,000 rows take a minute; an hour is for slow disks. */
export const IMPORT_TIMEOUT_SECONDS = 3600;

/** Whether a member took a user ID that the file has while it was read: the unique indexes refused the row. */
export function isCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // Of a statement written by hand, the code is PostgreSQL's.
  return error.code === "P2002" || (error.code === "P2010" && JSON.stringify(error.meta ?? {}).includes("23505"));
}

/** What a failed import reports to the operator; throws unexpected errors. */
function outcomeOfFailure(error: unknown, { onProblem, onDoubts }: FileListener): Result<never, ImportFailure> {
  if (error instanceof ImportRefused) {
    onDoubts?.(error.doubts);
    return fail(error.code);
  }
  if (error instanceof UnreadableFile) {
    error.problems.forEach(onProblem);
    return fail("bad-file");
  }
  if (isCollision(error)) return fail("changed-meanwhile");
  throw error;
}

/** A file of the operator's. @throws UnreadableFile for one that cannot be opened */
async function openFile(path: string): Promise<MemberFile> {
  try {
    const source = await fileSource(path);
    return { source, format: await detectFormat(source) };
  } catch (error) {
    const isDisk = error instanceof Error && "code" in error;
    throw isDisk ? new UnreadableFile({ line: null, column: null, code: "file-unreadable" }) : error;
  }
}

/** Which file it was, as `sha256sum` says it. */
async function sha256Of({ read }: ImportSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of read()) hash.update(chunk);
  return hash.digest("hex");
}

async function importInto(
  context: RequestContext,
  { path, resultPath: _, ...rules }: ImportOptions,
  { listener, resultFile }: { listener: FileListener; resultFile: ResultFile | null },
): Promise<ImportCounts> {
  const file = await openFile(path);
  listener.onUnknownColumns?.(await unknownHeadings(file));
  const detail = { file: basename(path), sha256: await sha256Of(file.source) };
  const { counts, doubts } = await inInsurer(
    context,
    async (scope) => {
      const onWritten: ImportListener["onWritten"] = async (judged, written) =>
        resultFile?.append(resultRows(judged, written));
      const imported = await importRows(scope, { file, rules, detail }, { ...listener, onWritten });
      await resultFile?.finish();
      return imported;
    },
    // A second run would count every row, and print every password, twice.
    { timeoutSeconds: IMPORT_TIMEOUT_SECONDS, isRepeatable: false },
  );
  listener.onDoubts?.(doubts);
  return counts;
}

/** Imports a file of the operator's in one transaction (`importRows`), with a result file beside it. */
export async function importMembers(
  context: RequestContext,
  options: ImportOptions,
  listener: FileListener,
): Promise<Result<ImportCounts, ImportFailure>> {
  const opened = options.isDryRun ? ok(null) : await openResultFile(options.resultPath);
  if (!opened.ok) return opened;
  const resultFile = opened.value;
  let counts: ImportCounts;
  try {
    counts = await importInto(context, options, { listener, resultFile });
  } catch (error) {
    await resultFile?.discard();
    return outcomeOfFailure(error, listener);
  }
  await resultFile?.publish();
  return ok(counts);
}
