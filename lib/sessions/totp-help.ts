import "server-only";
import { guardState } from "#lib/credentials/guard/guard-state.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { currentAttempt } from "./current-attempt.ts";
import { requestContext } from "./request-context.ts";

const MISSES_BEFORE_CLOCK_HINT = 2;

/** What to try after a wrong code: the next code first, the phone's clock after two misses (spec §4). */
export async function totpHelp(): Promise<string[]> {
  const [attempt, context] = [await currentAttempt(), await requestContext()];
  if (!attempt) return [];
  const { misses } = await inInsurer(context.insurer.id, (tx) =>
    guardState(tx, context, { memberId: attempt.member.id, authenticator: "totp" }),
  );
  const { incorrectHelp, clockHelp } = (await requestMessages()).factors.totpLogin;
  return [misses < MISSES_BEFORE_CLOCK_HINT ? incorrectHelp : clockHelp];
}
