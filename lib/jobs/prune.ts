import "server-only";
import { pruneImports } from "#lib/console/imports/prune-imports.ts";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";

const PROOF_DAYS = 7;
const RECORD_DAYS = 90;

type Deletion = (tx: InsurerTransaction, now: Date) => Promise<{ count: number }>;

const daysBefore = (now: Date, days: number) => addSeconds(now, -days * DAY_SECONDS);
const staleProof = (now: Date) => ({ where: { expiresAt: { lt: daysBefore(now, PROOF_DAYS) } } });

/** Retention by table; audit events are never deleted (spec §11). */
const DELETIONS: Record<string, Deletion> = {
  loginAttempts: (tx, now) => tx.loginAttempt.deleteMany(staleProof(now)),
  webauthnChallenges: (tx, now) => tx.webauthnChallenge.deleteMany(staleProof(now)),
  emailCodes: (tx, now) => tx.emailCode.deleteMany(staleProof(now)),
  oneTimeTokens: (tx, now) => tx.oneTimeToken.deleteMany(staleProof(now)),
  totpEnrolments: (tx, now) => tx.totpEnrolment.deleteMany(staleProof(now)),
  sessions: (tx, now) => {
    const before = { lt: daysBefore(now, RECORD_DAYS) };
    return tx.session.deleteMany({ where: { OR: [{ endedAt: before }, { expiresAt: before }] } });
  },
  emailChanges: (tx, now) => tx.emailChange.deleteMany({ where: { expiresAt: { lt: daysBefore(now, RECORD_DAYS) } } }),
  clerkJobs: (tx, now) => tx.clerkJob.deleteMany({ where: { finishedAt: { lt: daysBefore(now, RECORD_DAYS) } } }),
  importParts: pruneImports,
  // As long as the browser keeps the cookie (lib/web/cookies/browser-cookie.ts).
  knownBrowsers: (tx, now) =>
    tx.knownBrowser.deleteMany({ where: { lastSeenAt: { lt: addSeconds(now, -MAX_COOKIE_SECONDS) } } }),
  // Replays are refused as long as the code or token could be used.
  oidcArtifacts: (tx, now) => tx.oidcArtifact.deleteMany({ where: { expiresAt: { lt: now } } }),
  oidcKeys: (tx, now) => tx.oidcKey.deleteMany({ where: { endsAt: { lt: now } } }),
  mails: (tx, now) =>
    tx.mailMessage.deleteMany({
      where: { status: { not: "queued" }, createdAt: { lt: daysBefore(now, RECORD_DAYS) } },
    }),
};

/**
 * Deletes what is past its retention: proofs of an attempt after 7 days, ended sessions, e-mail changes, clerks' jobs
 * and finished mails after 90, known browsers unused for 400. One short transaction for each insurer and table: no login waits, and
 * an aborted run goes on where it stopped.
 * @returns deleted rows by kind, of all insurers
 */
export async function prune(now: Date): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id } of await listInsurers()) {
    for (const [kind, deleteStale] of Object.entries(DELETIONS)) {
      const { count } = await inTransaction(id, (tx) => deleteStale(tx, now));
      counts[kind] = (counts[kind] ?? 0) + count;
    }
  }
  return counts;
}
