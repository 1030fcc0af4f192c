import "server-only";
import { guardState } from "#lib/credentials/guard/guard.ts";
import { MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "../request/current-attempt.ts";
import { inRequest } from "../request/in-request.ts";

const MISSES_BEFORE_CLOCK_HINT = 2;

/** Help after a wrong code: the next code; after two misses the phone's clock (spec §4), with its offset if known. */
export async function totpHelp(clockOffsetSteps?: number): Promise<string | undefined> {
  const { incorrectHelp, clockHelp, clockAhead, clockBehind } = (await requestMessages()).factors.totpLogin;
  if (clockOffsetSteps !== undefined) {
    const minutes = Math.round((Math.abs(clockOffsetSteps) * TOTP_PERIOD_SECONDS) / MINUTE_SECONDS);
    return clockOffsetSteps > 0 ? clockAhead(minutes) : clockBehind(minutes);
  }
  const attempt = await currentAttempt();
  if (!attempt) return undefined;
  const { misses } = await inRequest(guardState, { memberId: attempt.member.id, authenticator: "totp" });
  return misses < MISSES_BEFORE_CLOCK_HINT ? incorrectHelp : clockHelp;
}
