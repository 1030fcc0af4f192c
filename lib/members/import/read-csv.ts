import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import iconv from "iconv-lite";
import { detectCharset } from "./detect-charset.ts";
import { UnreadableFile } from "./import-problem.ts";

/** A member takes some 200 characters; a much longer row is no member. */
const MAX_ROW_CHARACTERS = 20_000;

export type CsvRow = {
  /** The row as a spreadsheet counts it, from 1. */
  line: number;
  cells: string[];
  /** The part of the file that has been read, 0 to 1. */
  progress: number;
};

function unreadable(error: unknown): UnreadableFile {
  const file = { line: null, column: null };
  if (error instanceof CsvError) {
    const code = error.code === "CSV_MAX_RECORD_SIZE" ? "line-too-long" : "broken-quotes";
    // The parser's own count, because it reads ahead.
    return new UnreadableFile({ ...file, line: Number(error.records) + Number(error.empty_lines) + 1, code });
  }
  if (error instanceof Error && "code" in error) return new UnreadableFile({ ...file, code: "file-unreadable" });
  throw error;
}

/** The rows of a CSV file, streamed: CP932 or UTF-8, any line ends, without empty rows. @throws UnreadableFile */
export async function* readCsv(path: string): AsyncGenerator<CsvRow> {
  try {
    const { size } = await stat(path);
    const charset = await detectCharset(path);
    if (!charset) throw new UnreadableFile({ line: null, column: null, code: "wrong-charset" });
    const source = createReadStream(path);
    const parser = parse({
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: MAX_ROW_CHARACTERS,
    });
    // Errors of source and decoder destroy the parser, whose iteration throws them.
    pipeline(source, iconv.decodeStream(charset), parser, () => {});
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.some((cell) => cell.trim() !== "")) {
        const line = info.records + info.empty_lines;
        yield { line, cells: record, progress: source.bytesRead / size };
      }
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : unreadable(error);
  }
}
