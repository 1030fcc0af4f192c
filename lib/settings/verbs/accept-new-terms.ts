import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { recordTermsAcceptance, recordTermsRefusal, type TermsReader } from "#lib/login-flow/terms.ts";
import { endSession } from "#lib/sessions/end-session.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

function readerOf({ session, member }: ActiveSession): TermsReader {
  return { memberId: member.id, sessionId: session.id };
}

/**
 * 「同意する」 of a member who was signed in when a new version was published (manual 004, 3-8). It needs no recent
 * authentication.
 * @param version the one the page showed; "superseded" when a newer one was published meanwhile
 */
export function acceptNewTerms(
  scope: Scope,
  active: ActiveSession,
  { version }: { version: number },
): Promise<Result<undefined, "superseded">> {
  const currentVersion = active.currentTermsVersion;
  return recordTermsAcceptance(scope, { reader: readerOf(active), version, currentVersion });
}

/** 「同意しない」: ends this session (of `token`), nothing else. */
export async function refuseNewTerms(scope: Scope, active: ActiveSession, { token }: { token: string }): Promise<void> {
  await endSession(scope, token, "terms-refused");
  await recordTermsRefusal(scope, readerOf(active));
}
