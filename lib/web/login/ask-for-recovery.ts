import "server-only";
import { queueRecoveryRequest, type RecoveryQuestion } from "#lib/credentials/recovery-request/recovery-request.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { takeTry } from "../request/ip-ceiling.ts";

/** Queues a recovery request. @returns false above the ceiling of the IP address; otherwise true for any input */
export async function askForRecovery(context: RequestContext, question: RecoveryQuestion): Promise<boolean> {
  if (!(await takeTry(context, "recovery"))) return false;
  await inInsurer(context, (scope) => queueRecoveryRequest(scope, question));
  return true;
}
