import { type InsurerTransaction, inInsurer } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { endSession } from "#lib/login-flow/end-sessions.ts";
import { type ActiveSession, loadSession } from "#lib/login-flow/load-session.ts";
import { recordTermsAcceptance, recordTermsRefusal, type TermsReader } from "#lib/login-flow/terms.ts";

export type TermsAnswer = {
  /** The browser's session cookie. */
  token: string;
  /** Id of the member the page was made for. */
  memberId: FormDataEntryValue | null;
};

type AnswerProblem =
  /** Nobody is signed in any more. */
  | "no-session"
  /** Somebody else has signed in in this browser since the page was opened. */
  | "other-member";

/** The session's row, taken, when the answer is its member's; no recent authentication is asked to read and agree. */
async function readerOf(
  tx: InsurerTransaction,
  { insurer, now }: RequestContext,
  { token, memberId }: TermsAnswer,
): Promise<Result<{ reader: TermsReader; active: ActiveSession }, AnswerProblem>> {
  const active = await loadSession(insurer.host, token, now, { tx, lock: true });
  if (!active) return fail("no-session");
  if (memberId !== active.member.id) return fail("other-member");
  return ok({ reader: { memberId: active.member.id, sessionId: active.session.id }, active });
}

/**
 * 「同意する」 of a member who was signed in when a new version came out (manual 004, 3-8).
 * @param version the one the page showed; "superseded" when a newer one came out meanwhile
 */
export function acceptNewTerms(
  context: RequestContext,
  { version, ...answer }: TermsAnswer & { version: number },
): Promise<Result<undefined, AnswerProblem | "superseded">> {
  return inInsurer(context.insurer.id, async (tx) => {
    const found = await readerOf(tx, context, answer);
    if (!found.ok) return found;
    const { reader, active } = found.value;
    return recordTermsAcceptance(tx, context, { reader, version, currentVersion: active.currentTermsVersion });
  });
}

/** 「同意しない」: this session ends, nothing else changes. */
export function refuseNewTerms(
  context: RequestContext,
  answer: TermsAnswer,
): Promise<Result<undefined, AnswerProblem>> {
  return inInsurer(context.insurer.id, async (tx) => {
    const found = await readerOf(tx, context, answer);
    if (!found.ok) return found;
    await endSession(tx, context, answer.token, "terms-refused");
    await recordTermsRefusal(tx, context, found.value.reader);
    return ok();
  });
}
