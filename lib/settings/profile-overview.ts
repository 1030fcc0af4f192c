import "server-only";
import { countFactors, type FactorCounts } from "#lib/credentials/count-factors.ts";
import { type PasskeySignals, passkeySignals } from "#lib/credentials/passkey/passkey-signals.ts";
import type { EmailChange } from "#lib/db/generated/client.ts";
import { findPendingEmailChange } from "#lib/email-address/email-change.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { listConsents } from "#lib/oidc/consents.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

export type ProfileOverview = {
  counts: FactorCounts;
  pendingEmail: EmailChange | null;
  /** Services that are handed information with the member's consent. */
  services: number;
  /** Null for a member without passkeys. */
  signals: PasskeySignals | null;
};

/** What 「プロフィール」 shows beside the session's own facts. */
export async function profileOverview(scope: Scope, member: ActiveSession["member"]): Promise<ProfileOverview> {
  const counts = await countFactors(scope, member.id);
  return {
    counts,
    pendingEmail: await findPendingEmailChange(scope, { memberId: member.id, attemptId: null }),
    services: (await listConsents(scope, { memberId: member.id })).length,
    signals: counts.passkey > 0 ? await passkeySignals(scope, member) : null,
  };
}
