import "server-only";
import type { LetterOutcome } from "#lib/db/generated/enums.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { JobFailed, type JobRun, type JobWork } from "../jobs/run-job.ts";
import { type LetterClaim, releaseLetters, writeLetter } from "./write-letters.ts";

/** What became of an order's members, in numbers. */
async function countOutcomes({ tx, insurerId }: ClerkScope, orderId: string) {
  const counted = await tx.letter.groupBy({ by: "outcome", where: { insurerId, orderId }, _count: true });
  return Object.fromEntries(counted.map(({ outcome, _count }) => [outcome ?? "waiting", _count])) as Partial<
    Record<LetterOutcome | "waiting", number>
  >;
}

/** A verb's work in a transaction of the run, at the time of now. */
function inRun<Input, Value>(run: JobRun, { run: act }: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  return inInsurer({ ...run.context, now: currentTime() }, async (scope) => act(await run.asClerk(scope), input));
}

/** The claim that the clerk took when they pressed 「メールで送る」; a run that begins again goes on with it. */
async function claimOf(run: JobRun): Promise<{ claim: LetterClaim; waiting: number }> {
  return inInsurer(run.context, async (scope) => {
    const order = await scope.tx.letterOrder.findUnique({ where: scope.key(run.subjectId) });
    if (!order?.claim) throw new JobFailed("order-changed");
    const { waiting = 0 } = await countOutcomes(await run.asClerk(scope), order.id);
    return { claim: { orderId: order.id, claim: order.claim, from: 1, until: 2 ** 31 - 1 }, waiting };
  });
}

/** Sends an order's temporary credentials by mail, member by member, each in one transaction with its mails. */
export const mailWork: JobWork = async (run) => {
  const { claim, waiting } = await claimOf(run);
  for (let done = 0; await inRun(run, writeLetter, claim); ) {
    done += 1;
    run.report(done, waiting);
  }
  await inInsurer({ ...run.context, now: currentTime() }, async (scope) => {
    const clerk = await run.asClerk(scope);
    await releaseLetters.run(clerk, claim);
    const { mailed = 0, unreachable = 0, paperless = 0, skipped = 0 } = await countOutcomes(clerk, claim.orderId);
    await run.conclude(scope, { mailed, unreachable, paperless, skipped });
  });
};
