import "server-only";
import type { MemberColumn } from "./member-row.ts";

/** Why the whole file cannot be read. */
export type FileFailure =
  | "file-unreadable"
  | "file-empty"
  | "wrong-charset"
  | "old-excel"
  | "not-a-list"
  | "zip-bomb"
  | "column-missing"
  | "column-repeated"
  | "line-too-long"
  | "broken-quotes";

/** Why a row is refused. */
export type RowFailure =
  | "empty"
  | "too-long"
  | "unreadable"
  | "impossible"
  | "future"
  | "not-kana"
  | "unknown-kind"
  | "before-qualification"
  | "wrong-check-digit"
  | "unknown-relation"
  | "contradicts-kind"
  | "unknown-copay"
  | "unknown-limit"
  | "unknown-delivery"
  | "too-many-cells"
  | "bad-character"
  | "row-repeated"
  | "login-id-repeated"
  | "login-id-taken";

export type ImportProblem = {
  /** The row as a spreadsheet counts it, the heading being 1; null for the whole file. */
  line: number | null;
  column: MemberColumn | null;
  code: FileFailure | RowFailure;
  /** For a duplicate: the row that had it first; for a charset: the first line that it cannot read. */
  firstLine?: number;
};

/** Ends the reading of a file; import-members turns it into a Result. */
export class UnreadableFile extends Error {
  problems: ImportProblem[];

  constructor(...problems: ImportProblem[]) {
    super(problems.map(({ code }) => code).join(", "));
    this.problems = problems;
  }
}
