import "server-only";
import { memberImport } from "#lib/messages/ja/import.ts";
import { describeProblem } from "./describe-problem.ts";
import type { JudgedRow } from "./judge-batch.ts";
import type { ResultRow } from "./result-file.ts";
import type { WrittenRow } from "./write-batch.ts";

function writtenRow({ row, loginId, plan: { outcome, isRestored }, credential }: WrittenRow): ResultRow {
  const wasKnown = outcome === "updated" || outcome === "unchanged";
  return {
    記号: row.symbol,
    番号: row.number,
    枝番: row.branch,
    // An ID that the member may have chosen is not printed.
    仮ユーザID: credential ? loginId : "",
    仮パスワード: credential ? (credential.password ?? memberImport.formulaPassword) : "",
    結果: `${memberImport.outcomes[isRestored ? "restored" : outcome]}${credential && wasKnown ? memberImport.reissued : ""}`,
  };
}

function badRow({ cells, problems }: JudgedRow): ResultRow {
  const reasons = problems.map(describeProblem).join(" ");
  return {
    記号: cells.記号,
    番号: cells.番号,
    枝番: cells.枝番,
    仮ユーザID: "",
    仮パスワード: "",
    結果: `${memberImport.outcomes.bad}: ${reasons}`,
  };
}

/** The lines of the result file for one batch, in the file's order. */
export function resultRows(judged: readonly JudgedRow[], written: readonly WrittenRow[]): ResultRow[] {
  const byLine = new Map(written.map((row) => [row.line, row]));
  return judged.map((row) => {
    const done = byLine.get(row.line);
    return done ? writtenRow(done) : badRow(row);
  });
}
