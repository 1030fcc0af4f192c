import { countFactors, type FactorCounts } from "#lib/credentials/count-factors.ts";
import { type PasskeySignals, passkeySignals } from "#lib/credentials/passkey/passkey-signals.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { findPendingEmailChange, type PendingEmailChange } from "./email-change.ts";

export type ProfileOverview = {
  counts: FactorCounts;
  pendingEmail: PendingEmailChange | null;
  /** Null for a member without passkeys. */
  signals: PasskeySignals | null;
};

/** What 「プロフィール」 shows beyond the session's own facts. */
export async function profileOverview(
  tx: InsurerTransaction,
  context: RequestContext,
  member: ActiveSession["member"],
): Promise<ProfileOverview> {
  const counts = await countFactors(tx, context, member.id);
  return {
    counts,
    pendingEmail: await findPendingEmailChange(tx, context, member.id),
    signals: counts.passkey > 0 ? await passkeySignals(tx, context, member) : null,
  };
}
