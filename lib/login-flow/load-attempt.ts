import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { schemaOf } from "#lib/db/schema-of.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import type { AttemptRow } from "./attempt-row.ts";
import type { Facts } from "./facts.ts";

/** A live attempt, what the flow may know of its member, and the facts of both. */
export type LoadedAttempt = {
  id: string;
  member: Omit<AttemptRow["member"], "emailConfirmedAt" | "method" | "wizardCompletedAt">;
  /** Re-authentication: the session it renews. */
  sessionId: string | null;
  isRemembered: boolean;
  returnTo: ReturnPath | null;
  totpDeviceCount: number;
  facts: Facts;
};

function toLoadedAttempt(insurer: Insurer, row: AttemptRow): LoadedAttempt {
  const { attempt } = row;
  const { emailConfirmedAt, method, wizardCompletedAt, ...member } = row.member;
  const isBoundToEmailOnFile = row.temporaryCredential === "formula" && member.email !== null;
  return {
    id: attempt.id,
    member,
    sessionId: attempt.sessionId,
    isRemembered: attempt.isRemembered,
    returnTo: attempt.returnTo,
    totpDeviceCount: row.totpDeviceCount,
    facts: {
      policy: insurer.id === CONSOLE_ID ? clerkPolicy(insurer.policy, row) : insurer.policy,
      proofs: attempt.proofs,
      hasContinued: attempt.continuedAt !== null,
      selectedMethod: attempt.selectedMethod,
      // An e-mail address that was entered before the insurer put another one on file no longer waits.
      hasPendingEmail:
        attempt.pendingEmail !== null && !(isBoundToEmailOnFile && attempt.pendingEmail !== member.email),
      isWizardComplete: wizardCompletedAt !== null,
      isEmailConfirmed: emailConfirmedAt !== null,
      isBoundToEmailOnFile,
      hasOwnPassword: row.hasOwnPassword,
      method,
      registered: row.registered,
      acceptedTermsVersion: row.acceptedTermsVersion,
      currentTermsVersion: row.currentTermsVersion,
    },
  };
}

/** Who is invited has no factor that a link could ask for: it sets up the first one. */
function clerkPolicy(policy: InsurerPolicy, { registered }: AttemptRow): InsurerPolicy {
  return { ...policy, resetNeedsFactor: Object.values(registered).includes(true) };
}

/** With or without a transaction: the read is one statement. */
type Reader = RequestContext & { tx?: InsurerTransaction };
type LoadOptions = { lock?: boolean };

/**
 * The attempt behind a browser's cookie, in one statement; null when it has ended, expired, belongs to another insurer,
 * or its member is disabled.
 * @param lock locks the row for `tx`: every action does, so that two tabs take turns
 */
export function loadAttempt(reader: Reader, token: string, options?: LoadOptions): Promise<LoadedAttempt | null> {
  return loadAttemptByHash(reader, hashToken(token), options);
}

/** For a mail's link that is opened in another browser, which has no cookie of the attempt. */
export async function loadAttemptByHash(
  { insurer, now, tx }: Reader,
  tokenHash: string,
  { lock = false }: LoadOptions = {},
): Promise<LoadedAttempt | null> {
  const [row] = await (tx ?? prisma()).$queryRaw<{ found: AttemptRow | null }[]>`
    select ${schemaOf(insurer.host)}.portal_attempt(${insurer.host}, ${tokenHash}, ${now}, ${lock}) as found`;
  return row?.found ? toLoadedAttempt(insurer, row.found) : null;
}
