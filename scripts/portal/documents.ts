import { Command, Option } from "@commander-js/extra-typings";
import type { DeliveryNumber } from "#lib/eligibility/deliver.ts";
import type { DeliveryList } from "#lib/eligibility/delivery-list.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { INSURER, optionValue } from "./command.ts";
import { actFor, forInsurer } from "./insurer-act.ts";

const LISTS = Object.keys(documentsText.lists) as DeliveryList[];

const PAGE = 500;

const { errors } = documentsText.new;

/** Reads 「101-123-00,101-124」 as the console does; null after printing what is wrong with it. */
async function readTarget(typed: string): Promise<DeliveryNumber[] | null> {
  const { readNumbers } = await import("#lib/console/letters/read-numbers.ts");
  const read = readNumbers(typed);
  if (read.ok) return read.value;
  console.error(read.code === "unreadable" ? errors.unreadable(read.line) : errors[read.code]);
  return null;
}

/** Whether anybody of these is to get one; prints it where nobody is. */
async function isAnybody(context: RequestContext, numbers: DeliveryNumber[]): Promise<boolean> {
  const { countTarget } = await import("#lib/eligibility/deliver.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const count = await inInsurer(context, (scope) => countTarget(scope, numbers));
  if (count === 0) console.error(errors.nobody);
  return count > 0;
}

async function deliverTo(context: RequestContext, typed: string | undefined): Promise<boolean> {
  const { deliver } = await import("#lib/eligibility/deliver.ts");
  const { showProgress } = await import("./progress.ts");
  if (!context.insurer.policy.eligibility.isOn) {
    console.error(errors.off);
    return false;
  }
  const numbers = typed === undefined ? null : await readTarget(typed);
  if (typed !== undefined && !(numbers && (await isAnybody(context, numbers)))) return false;
  const progress = showProgress(process.stderr, documentsText.progress);
  const report = (done: number, total: number) => progress.update(total === 0 ? 1 : done / total, done);
  const counts = await deliver(context, numbers, { report }).finally(progress.end);
  console.log(documentsText.result(counts));
  return true;
}

async function list(context: RequestContext, which: DeliveryList): Promise<boolean> {
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { listDelivery } = await import("#lib/eligibility/delivery-list.ts");
  const { csvText } = await import("#lib/kernel/csv-text.ts");
  let after: string | null = null;
  process.stdout.write(csvText([[...documentsText.csvHeading]], { isFirst: true }));
  for (;;) {
    const lines = await inInsurer(context, (scope) => listDelivery(scope, { list: which, after, limit: PAGE }));
    const rows = lines.map(({ symbol, number, branch, name, documentNumber, issuedAt, openedAt, withdrawnAt }) => [
      ...[symbol, number, branch, name, String(documentNumber ?? "")],
      ...[issuedAt, openedAt, withdrawnAt].map((moment) => moment?.toISOString() ?? ""),
    ]);
    if (rows.length > 0) process.stdout.write(csvText(rows, { isFirst: false }));
    after = lines.at(-1)?.memberId ?? null;
    if (lines.length < PAGE) return true;
  }
}

async function revoke(slug: string, typed: string): Promise<void> {
  const { fail } = await import("#lib/kernel/result.ts");
  return actFor(
    slug,
    async (scope) => {
      const { revokeDocument } = await import("#lib/eligibility/revoke-document.ts");
      return /^\d{1,9}$/.test(typed) ? revokeDocument(scope, Number(typed)) : fail("unreadable");
    },
    () => documentsText.revoked(Number(typed)),
    documentsText.revoke.errors,
  );
}

export const documentsDeliver = new Command("documents deliver")
  .summary("Deliver 資格確認書 to members who agree to the electronic delivery")
  .description("In batches, each in a transaction of its own: interrupted, run it again, and it goes on with the rest.")
  .requiredOption(...INSURER)
  .option("--numbers <list>", "only these, 記号-番号 or 記号-番号-枝番, by commas (default: everybody)", optionValue)
  .action(({ insurer, numbers }) => forInsurer(insurer, (context) => deliverTo(context, numbers)));

export const documentsList = new Command("documents list")
  .summary("List who has a 資格確認書, has not opened it, or gets it on paper, as CSV")
  .requiredOption(...INSURER)
  .addOption(new Option("--which <list>", "the list").choices(LISTS).default("paper" as const))
  .action(({ insurer, which }) => forInsurer(insurer, (context) => list(context, which)));

export const documentsRevoke = new Command("documents revoke")
  .summary("Revoke a 資格確認書: its check says so at once")
  .requiredOption(...INSURER)
  .requiredOption("--number <number>", "required: the number that is printed on it", optionValue)
  .action(({ insurer, number }) => revoke(insurer, number));
