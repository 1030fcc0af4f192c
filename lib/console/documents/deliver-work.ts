import "server-only";
import { z } from "zod";
import { deliver } from "#lib/eligibility/deliver.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import type { JobWork } from "../jobs/run-job.ts";

const numbersSchema = z
  .array(z.object({ symbol: z.string(), number: z.string(), branch: z.string().nullable() }))
  .nullable();

/** Delivers to the members of a DocumentDelivery; begun again after a stop, it goes on with the rest. */
export const deliverWork: JobWork = async (run) => {
  const context = { ...run.context, now: currentTime() };
  const order = await inInsurer(context, ({ tx, key }) =>
    tx.documentDelivery.findUniqueOrThrow({ where: key(run.subjectId) }),
  );
  await deliver(context, numbersSchema.parse(order.numbers), {
    before: async (scope) => {
      await run.asClerk(scope);
    },
    report: run.report,
    conclude: run.conclude,
  });
};
