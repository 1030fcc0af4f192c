import { parseArgs } from "node:util";
import type { ImportProblem } from "#lib/members/import/import-problem.ts";
import { type Action, type Command, operatorPath, UsageError } from "./command.ts";
import { requireInsurer } from "./require-insurer.ts";

const help = `Usage: npm run portal -- members import --insurer <slug> <file.csv> [options]

Takes an insurer's members from a CSV file, CP932 or UTF-8, in one transaction.
Columns, in any order: 記号 番号 枝番 区分 氏名カナ 氏名 生年月日 資格取得日 資格喪失日
and optionally 仮ユーザID メールアドレス.

  --dry-run         check only, write nothing
  --out <file.csv>  where the temporary user IDs and passwords go (default: <file>.result.csv);
                    they cannot be shown again
  --skip-bad-rows   take the good rows although others are wrong`;

/** More than anybody reads; the result file of --skip-bad-rows has all. */
const PROBLEMS_SHOWN = 100;

type Arguments = { slug: string; path: string; resultPath: string; isDryRun: boolean; skipsBadRows: boolean };

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      insurer: { type: "string" },
      out: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "skip-bad-rows": { type: "boolean", default: false },
    },
  });
  const [file, ...rest] = positionals;
  if (!values.insurer) throw new UsageError("--insurer <slug> is missing.");
  if (file === undefined || rest.length > 0) throw new UsageError("Give one CSV file.");
  const path = operatorPath(file);
  return {
    slug: values.insurer,
    path,
    resultPath: values.out ? operatorPath(values.out) : path.replace(/(?:\.csv)?$/i, ".result.csv"),
    isDryRun: values["dry-run"],
    skipsBadRows: values["skip-bad-rows"],
  };
}

/** Keeps what is shown of the problems, which may be as many as rows. */
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

async function runImport({ slug, ...options }: Arguments): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { currentTime } = await import("#lib/kernel/clock.ts");
  const { operatorContext } = await import("#lib/insurers/request-context.ts");
  const { importMembers } = await import("#lib/members/import/import-members.ts");
  const { memberImport } = await import("#lib/messages/ja/import.ts");
  const { showProgress } = await import("./progress.ts");
  const progress = showProgress(process.stderr);
  const problems = await problemList();
  const context = operatorContext(insurer, currentTime());
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

export const membersImport: Command = {
  name: "members import",
  summary: "Import members from an insurer's CSV file",
  help,
  read: (args): Action => {
    const options = readArguments(args);
    return () => runImport(options);
  },
};
