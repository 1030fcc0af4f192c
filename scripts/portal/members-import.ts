import { Command, Option } from "@commander-js/extra-typings";
import { fail } from "#lib/kernel/result.ts";
import type { Decisions, Doubts } from "#lib/members/import/doubts.ts";
import type { ImportProblem } from "#lib/members/import/import-problem.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

const COLUMNS = `
Columns, in any order: 記号 番号 枝番 区分 氏名カナ 氏名 生年月日 資格取得日 資格喪失日
and optionally 仮ユーザID メールアドレス 郵便番号 住所 建物名,
and for 資格情報 保険者番号 本人・家族 有効期限 負担割合 限度区分 交付区分.`;

/** More than anybody reads; the result file of --skip-bad-rows has all. */
const PROBLEMS_SHOWN = 100;

type Options = {
  insurer: string;
  out?: string;
  dryRun?: true;
  skipBadRows?: true;
  absent?: "keep" | "disable";
  zeros?: Decisions["zeros"];
  restored?: Decisions["restored"];
  acceptNew?: true;
  acceptGlyphs?: true;
  absentCount?: string;
};

/** The operator's answers, which the console asks on a page. */
function decisionsOf({ zeros, restored, acceptNew, acceptGlyphs, absentCount }: Options): Decisions {
  return {
    ...(zeros && { zeros }),
    ...(restored && { restored }),
    ...(acceptNew && { mostlyNew: "accept" }),
    ...(acceptGlyphs && { glyphs: "accept" }),
    // As the question writes it, with commas.
    ...(absentCount !== undefined && { absent: Number(absentCount.replaceAll(",", "")) }),
  };
}

/** Prints what looks like a mistake, and by which option each question is answered. */
async function printDoubts(doubts: Doubts, decisions: Decisions): Promise<void> {
  const { describeDoubt } = await import("#lib/members/import/describe-doubts.ts");
  const { openDoubts } = await import("#lib/members/import/doubts.ts");
  const { memberImport } = await import("#lib/messages/ja/import.ts");
  for (const doubt of openDoubts(doubts, decisions)) {
    const { reason, examples } = describeDoubt(doubts, doubt);
    console.error([reason, ...examples.map((example) => `　${example}`)].join("\n"));
    console.error(memberImport.doubtAnswer(memberImport.doubtOptions[doubt]));
  }
}

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

/** Ctrl-C takes effect between two batches: whatever is said in the end, is so. */
async function runImport(path: string, given: Options, interrupted: AbortSignal): Promise<boolean> {
  const { insurer: slug, out, dryRun, skipBadRows, absent } = given;
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { importMembers } = await import("#lib/members/import/import-members.ts");
  const { memberImport } = await import("#lib/messages/ja/import.ts");
  const { showProgress } = await import("./progress.ts");
  const options = {
    path,
    resultPath: out ? operatorPath(out) : path.replace(/(?:\.(?:csv|tsv|txt|xlsx))?$/i, ".result.csv"),
    isDryRun: dryRun ?? false,
    skipsBadRows: skipBadRows ?? false,
    disablesAbsent: absent === "disable",
    decisions: decisionsOf(given),
  };
  const progress = showProgress(process.stderr, memberImport.progress);
  const problems = await problemList();
  const context = await asOperator(insurer);
  let doubts: Doubts = {};
  const onDoubts = (found: Doubts) => {
    doubts = found;
  };
  const onUnknownColumns = (headings: readonly string[]) => {
    if (headings.length > 0) console.error(memberImport.unknownColumns(headings));
  };
  const onProgress = (share: number, rows: number) => {
    interrupted.throwIfAborted();
    progress.update(share, rows);
  };
  const listener = { onProblem: problems.add, onProgress, onDoubts, onUnknownColumns };
  const result = await importMembers(context, options, listener)
    .finally(progress.end)
    .catch((error) => {
      if (error !== interrupted.reason) throw error;
      return fail("interrupted" as const);
    });
  problems.print();
  await printDoubts(doubts, options.decisions);
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
  .description("Takes an insurer's members from a file in one transaction: CSV or TSV, CP932 or UTF-8, or .xlsx.")
  .argument("<file.csv>", "one CSV file")
  .requiredOption(...INSURER)
  .option("--dry-run", "check only, write nothing")
  .option(
    "--out <file.csv>",
    "where the temporary user IDs and passwords go (default: <file>.result.csv); they cannot be shown again",
    optionValue,
  )
  .option("--skip-bad-rows", "take the good rows although others are wrong")
  .addOption(new Option("--absent <what>", "members who are not in the file").choices(["keep", "disable"]))
  .option("--absent-count <number>", "confirms how many of them lose their 資格, where they are many", optionValue)
  .addOption(new Option("--zeros <what>", "where leading zeros seem to be lost").choices(["pad", "keep"]))
  .addOption(new Option("--restored <what>", "disabled members whom the file has").choices(["restore", "skip"]))
  .option("--accept-new", "although nearly all rows are new")
  .option("--accept-glyphs", "although there are characters that no font has")
  .addHelpText("after", COLUMNS)
  .action((file, options) =>
    withDatabase(({ interrupted }) => runImport(operatorPath(file), options, interrupted), { endsItself: true }),
  );
