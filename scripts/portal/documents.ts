import { Command, Option } from "@commander-js/extra-typings";
import type { DeliveryNumber } from "#lib/eligibility/deliver.ts";
import { INSURER, optionValue } from "./command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

const LISTS = ["delivered", "unopened", "waiting", "paper", "withdrawn"] as const;

const HEADING = ["記号", "番号", "枝番", "氏名", "資格確認書の番号", "交付日時", "はじめて開いた日時", "同意の撤回"];

const PAGE = 500;

/** 「101-123-00,101-124」, as clerks type them. */
function readNumbers(text: string): DeliveryNumber[] {
  return text.split(",").map((each) => {
    const [symbol = "", number = "", branch = null] = each.trim().split("-");
    return { symbol, number, branch };
  });
}

async function deliverTo(slug: string, numbers: DeliveryNumber[] | null): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { deliver } = await import("#lib/eligibility/deliver.ts");
  const { documentsText } = await import("#lib/messages/ja/console/documents.ts");
  const { showProgress } = await import("./progress.ts");
  if (!insurer.policy.eligibility.isOn) {
    console.error(documentsText.new.errors.off);
    return false;
  }
  const progress = showProgress(process.stderr, documentsText.progress);
  const report = (done: number, total: number) => progress.update(total === 0 ? 1 : done / total, done);
  const counts = await deliver(await asOperator(insurer), numbers, { report }).finally(progress.end);
  console.log(documentsText.result(counts));
  return true;
}

async function list(slug: string, which: (typeof LISTS)[number]): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { listDelivery } = await import("#lib/eligibility/delivery-list.ts");
  const { csvText } = await import("#lib/kernel/csv-text.ts");
  const context = await asOperator(insurer);
  let after: string | null = null;
  process.stdout.write(csvText([HEADING], { isFirst: true }));
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

async function revoke(slug: string, typed: string): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { revokeDocument } = await import("#lib/eligibility/revoke-document.ts");
  const { documentsText } = await import("#lib/messages/ja/console/documents.ts");
  if (!/^\d{1,9}$/.test(typed)) {
    console.error(documentsText.revoke.errors.unreadable);
    return false;
  }
  const number = Number(typed);
  const revoked = await inInsurer(await asOperator(insurer), (scope) => revokeDocument(scope, number));
  if (revoked.ok) console.log(documentsText.revoked(number));
  else console.error(documentsText.revoke.errors[revoked.code]);
  return revoked.ok;
}

export const documentsDeliver = new Command("documents deliver")
  .summary("Deliver 資格確認書 to members who agree to the electronic delivery")
  .description("In batches, each in a transaction of its own: interrupted, run it again, and it goes on with the rest.")
  .requiredOption(...INSURER)
  .option("--numbers <list>", "only these, 記号-番号 or 記号-番号-枝番, by commas (default: everybody)", optionValue)
  .action(({ insurer, numbers }) =>
    withDatabase(() => deliverTo(insurer, numbers === undefined ? null : readNumbers(numbers))),
  );

export const documentsList = new Command("documents list")
  .summary("List who has a 資格確認書, has not opened it, or gets it on paper, as CSV")
  .requiredOption(...INSURER)
  .addOption(new Option("--which <list>", "the list").choices(LISTS).default("paper" as const))
  .action(({ insurer, which }) => withDatabase(() => list(insurer, which)));

export const documentsRevoke = new Command("documents revoke")
  .summary("Revoke a 資格確認書: its check says so at once")
  .requiredOption(...INSURER)
  .requiredOption("--number <number>", "required: the number that is printed on it", optionValue)
  .action(({ insurer, number }) => withDatabase(() => revoke(insurer, number)));
