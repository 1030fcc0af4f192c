import "server-only";
import { queueRecoveryRequest, type RecoveryQuestion } from "#lib/credentials/recovery-request/recovery-request.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { takeTry } from "../request/ip-ceiling.ts";
import { requestContext } from "../request/read-request-context.ts";

/** Queues a recovery request. @returns false above the ceiling of the IP address; otherwise true for any input */
export async function askForRecovery(question: RecoveryQuestion): Promise<boolean> {
  const context = await requestContext();
  if (!(await takeTry(context, "login"))) return false;
  await inInsurer(context, (scope) => queueRecoveryRequest(scope, question));
  return true;
}
