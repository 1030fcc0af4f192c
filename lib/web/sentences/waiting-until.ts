import "server-only";
import { guardState } from "#lib/credentials/guard/guard.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { currentAttempt } from "../request/current-attempt.ts";
import { requestContext } from "../request/read-request-context.ts";

/** Until when this attempt's member must wait, or null. Only for pages behind a proved password (spec §8). */
export async function waitingUntil(authenticator: Authenticator): Promise<Date | null> {
  const attempt = await currentAttempt();
  if (!attempt) return null;
  const context = await requestContext();
  const state = await inInsurer(context, (scope) => guardState(scope, { memberId: attempt.member.id, authenticator }));
  return state.kind === "waiting" ? state.waitUntil : null;
}
