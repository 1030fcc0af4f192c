import "server-only";
import type { Task } from "graphile-worker";
import { z } from "zod";
import { carryOutApproved } from "#lib/console/approvals/carry-out.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { log } from "#lib/kernel/log.ts";

const payloadSchema = z.object({ insurerId: z.uuid(), approvalId: z.uuid() });

/** The task of portal_enqueue_approval(): carries out what two clerks have decided about many members. */
export const carryOutApprovalTask: Task = async (payload) => {
  const { insurerId, approvalId } = payloadSchema.parse(payload);
  const insurer = await findInsurerById(insurerId);
  if (!insurer) return;
  await carryOutApproved(systemContext(insurer, currentTime()), approvalId);
  log.info({ insurerId, approvalId }, "carried out an approval");
};
