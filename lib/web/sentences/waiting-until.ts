import "server-only";
import { guardState } from "#lib/credentials/guard/guard.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "../request/current-attempt.ts";
import { inRequest } from "../request/in-request.ts";

/** Until when this attempt's member must wait, or null. Only for pages behind a proved password (spec §8). */
export async function waitingUntil(authenticator: Authenticator): Promise<Date | null> {
  const attempt = await currentAttempt();
  if (!attempt) return null;
  const state = await inRequest(guardState, { memberId: attempt.member.id, authenticator });
  return state.kind === "waiting" ? state.waitUntil : null;
}

/** The sentence for a guard that makes this attempt's member wait. */
export async function waitingSentence(authenticator: Authenticator): Promise<string> {
  const { credentials, formats } = await requestMessages();
  const until = await waitingUntil(authenticator);
  return until ? credentials.guard.waitingUntil(formats.time(until)) : credentials.guard.waiting;
}
