import "server-only";
import { createHash } from "node:crypto";
import { MAX_IMPORT_MEGABYTES } from "#lib/kernel/limits.ts";
import { FormatDetector } from "#lib/members/import/detect-format.ts";
import { type ImportProblem, UnreadableFile } from "#lib/members/import/import-problem.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { PART_BYTES } from "./import-parts.ts";
import { finishUpload, startUpload, storePart } from "./upload-import.ts";

/** Runs a verb in a transaction of its own, as the clerk of the upload. */
export type RunVerb = <Input, Value>(verb: ClerkVerb<Input, Value>, input: Input) => Promise<Value>;

export type RefusedFile = { code: ImportProblem["code"] | "too-large" | "no-file"; line?: number };

export type ReceivedFile = { ok: true; importId: string } | { ok: false; refused: RefusedFile };

/** Cuts a stream into pieces of one size; the last may be smaller. */
async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < PART_BYTES) continue;
    const whole = Buffer.concat(waiting);
    const rest = whole.length % PART_BYTES;
    for (let at = 0; at + PART_BYTES <= whole.length; at += PART_BYTES) yield whole.subarray(at, at + PART_BYTES);
    waiting = rest > 0 ? [whole.subarray(whole.length - rest)] : [];
    length = rest;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/**
 * Takes a file as it arrives: hashed, its format found, and sealed in the database piece by piece, so that memory does
 * not follow its size. What is refused keeps nothing but a row, which a rule removes.
 * @param disablesAbsent read at the end: fields of the form may follow the file
 */
export async function receiveFile(
  run: RunVerb,
  {
    fileName,
    chunks,
    disablesAbsent,
  }: { fileName: string; chunks: AsyncIterable<Buffer>; disablesAbsent: () => Promise<boolean> },
): Promise<ReceivedFile> {
  const importId = await run(startUpload, { fileName });
  const [hash, detector] = [createHash("sha256"), new FormatDetector()];
  let [size, place] = [0, 0];
  for await (const bytes of inParts(chunks)) {
    size += bytes.length;
    if (size > MAX_IMPORT_MEGABYTES * 1024 * 1024) return { ok: false, refused: { code: "too-large" } };
    hash.update(bytes);
    detector.feed(bytes);
    if (!(await run(storePart, { importId, place, bytes }))) throw new Error("the upload was taken away");
    place += 1;
  }
  if (size === 0) return { ok: false, refused: { code: fileName === "" ? "no-file" : "file-empty" } };
  try {
    const format = detector.end();
    await run(finishUpload, {
      importId,
      size,
      sha256: hash.digest("hex"),
      format,
      disablesAbsent: await disablesAbsent(),
    });
    return { ok: true, importId };
  } catch (error) {
    const [problem] = error instanceof UnreadableFile ? error.problems : [];
    if (!problem) throw error;
    return { ok: false, refused: { code: problem.code, line: problem.firstLine } };
  }
}
