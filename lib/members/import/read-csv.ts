import "server-only";
import { pipeline, Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import iconv from "iconv-lite";
import type { FileFormat } from "./detect-format.ts";
import { UnreadableFile } from "./import-problem.ts";
import type { ImportSource } from "./import-source.ts";

/** A member takes some 200 characters; a much longer row is no member. */
const MAX_ROW_CHARACTERS = 20_000;

export type TableRow = {
  /** The row as a spreadsheet counts it, from 1. */
  line: number;
  cells: string[];
  /** The part of the file that has been read, 0 to 1. */
  progress: number;
};

function unreadable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const code = error.code === "CSV_MAX_RECORD_SIZE" ? "line-too-long" : "broken-quotes";
  // The parser's own count, because it reads ahead.
  const line = Number(error.records) + Number(error.empty_lines) + 1;
  return new UnreadableFile({ line, column: null, code });
}

/** The rows of a text file, streamed: any line ends, without empty rows. @throws UnreadableFile */
export async function* readCsv(
  source: ImportSource,
  { charset, delimiter }: Extract<FileFormat, { kind: "text" }>,
): AsyncGenerator<TableRow> {
  let bytesRead = 0;
  const counted = async function* () {
    for await (const chunk of source.read()) {
      bytesRead += chunk.length;
      yield chunk;
    }
  };
  const parser = parse({
    info: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: MAX_ROW_CHARACTERS,
  });
  try {
    // Errors of source and decoder destroy the parser, whose iteration throws them.
    pipeline(Readable.from(counted(), { objectMode: false }), iconv.decodeStream(charset), parser, () => {});
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.some((cell) => cell.trim() !== "")) {
        yield { line: info.records + info.empty_lines, cells: record, progress: bytesRead / source.size };
      }
    }
  } catch (error) {
    throw unreadable(error);
  }
}
