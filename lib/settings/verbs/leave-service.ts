import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { withdrawConsent } from "#lib/oidc/withdraw-consent.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

/** 「連携をやめる」 of the member's services. It takes something away, so that it needs no fresh authentication. */
export async function leaveService(
  scope: Scope,
  { session, member }: ActiveSession,
  { name }: { name: string },
): Promise<Result<{ title: string }, "not-found">> {
  const left = await withdrawConsent(scope, { memberId: member.id, name });
  if (left.ok) await noteDone(scope, session.id, { code: "service-left", name: left.value.title });
  return left;
}
