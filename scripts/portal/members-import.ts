import { Command } from "@commander-js/extra-typings";
import type { ImportProblem } from "#lib/members/import/import-problem.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

const COLUMNS = `
Columns, in any order: 記号 番号 枝番 区分 氏名カナ 氏名 生年月日 資格取得日 資格喪失日
and optionally 仮ユーザID メールアドレス 郵便番号 住所 建物名.`;

/** More than anybody reads; the result file of --skip-bad-rows has all. */
const PROBLEMS_SHOWN = 100;

type Options = { insurer: string; out?: string; dryRun?: true; skipBadRows?: true };

/** Keeps only what is shown of the problems, which may be as many as rows. */
async function problemList() {
  const { describeProblem } = await import("#lib/members/import/describe-problem.ts");
  const { memberImport } = await import("#lib/messages/ja/import.ts");
  const lines: string[] = [];
  let count = 0;
  return {
    add(problem: ImportProblem) {
      count += 1;
      if (count <= PROBLEMS_SHOWN) lines.push(describeProblem(problem));
    },
    print() {
      for (const line of lines) console.error(line);
      if (count > PROBLEMS_SHOWN) console.error(memberImport.more(count - PROBLEMS_SHOWN));
    },
  };
}

async function runImport(path: string, { insurer: slug, out, dryRun, skipBadRows }: Options): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { importMembers } = await import("#lib/members/import/import-members.ts");
  const { memberImport } = await import("#lib/messages/ja/import.ts");
  const { showProgress } = await import("./progress.ts");
  const options = {
    path,
    resultPath: out ? operatorPath(out) : path.replace(/(?:\.csv)?$/i, ".result.csv"),
    isDryRun: dryRun ?? false,
    skipsBadRows: skipBadRows ?? false,
  };
  const progress = showProgress(process.stderr, memberImport.progress);
  const problems = await problemList();
  const context = await asOperator(insurer);
  const listener = { onProblem: problems.add, onProgress: progress.update };
  const result = await importMembers(context, options, listener).finally(progress.end);
  problems.print();
  if (!result.ok) {
    console.error(memberImport.failures[result.code]);
    return false;
  }
  console.log(memberImport.summary(result.value));
  if (options.isDryRun) console.log(memberImport.dryRunDone);
  else console.log(`${memberImport.done(options.resultPath)}\n${memberImport.resultWarning}`);
  return !options.isDryRun || result.value.bad === 0;
}

export const membersImport = new Command("members import")
  .summary("Import members from an insurer's CSV file")
  .description("Takes an insurer's members from a CSV file, CP932 or UTF-8, in one transaction.")
  .argument("<file.csv>", "one CSV file")
  .requiredOption(...INSURER)
  .option("--dry-run", "check only, write nothing")
  .option(
    "--out <file.csv>",
    "where the temporary user IDs and passwords go (default: <file>.result.csv); they cannot be shown again",
    optionValue,
  )
  .option("--skip-bad-rows", "take the good rows although others are wrong")
  .addHelpText("after", COLUMNS)
  .action((file, options) => withDatabase(() => runImport(operatorPath(file), options)));
