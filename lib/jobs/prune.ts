import "server-only";
import { pruneImports } from "#lib/console/imports/prune-imports.ts";
import { deleteSome } from "#lib/db/delete-some.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";

const PROOF_DAYS = 7;
const RECORD_DAYS = 90;

/** So many rows go in one transaction: it ends in time, however much has gathered. */
const LIMIT = 5_000;

/** Deletes some rows that are past their retention. @returns how many: none when none is left */
type Deletion = (tx: InsurerTransaction, now: Date) => Promise<number>;

const daysBefore = (now: Date, days: number) => addSeconds(now, -days * DAY_SECONDS);

/** @param isStale SQL: which rows */
function of(table: string, isStale: (now: Date) => Prisma.Sql): Deletion {
  return (tx, now) => deleteSome(tx, { table, where: isStale(now) }, LIMIT);
}

function expiredSince(table: string, days: number): Deletion {
  return of(table, (now) => Prisma.sql`"expiresAt" < ${daysBefore(now, days)}`);
}

/** Retention by table; audit events are never deleted (spec §11). */
const DELETIONS: Record<string, Deletion> = {
  loginAttempts: expiredSince("LoginAttempt", PROOF_DAYS),
  webauthnChallenges: expiredSince("WebauthnChallenge", PROOF_DAYS),
  emailCodes: expiredSince("EmailCode", PROOF_DAYS),
  oneTimeTokens: expiredSince("OneTimeToken", PROOF_DAYS),
  totpEnrolments: expiredSince("TotpEnrolment", PROOF_DAYS),
  sessions: of("Session", (now) => {
    const before = daysBefore(now, RECORD_DAYS);
    return Prisma.sql`"endedAt" < ${before} or "expiresAt" < ${before}`;
  }),
  emailChanges: expiredSince("EmailChange", RECORD_DAYS),
  clerkJobs: of("ClerkJob", (now) => Prisma.sql`"finishedAt" < ${daysBefore(now, RECORD_DAYS)}`),
  importParts: (tx, now) => pruneImports(tx, now, LIMIT),
  // As long as the browser keeps the cookie (lib/web/cookies/browser-cookie.ts).
  knownBrowsers: of("KnownBrowser", (now) => Prisma.sql`"lastSeenAt" < ${addSeconds(now, -MAX_COOKIE_SECONDS)}`),
  // Replays are refused as long as the code or token could be used.
  oidcArtifacts: expiredSince("OidcArtifact", 0),
  oidcKeys: of("OidcKey", (now) => Prisma.sql`"endsAt" < ${now}`),
  mails: of("MailMessage", (now) => Prisma.sql`"status" <> 'queued' and "createdAt" < ${daysBefore(now, RECORD_DAYS)}`),
};

/** Some rows of each kind of one insurer. @returns how many were deleted, by kind */
async function pruneSome(tx: InsurerTransaction, now: Date): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [kind, deleteSomeOf] of Object.entries(DELETIONS)) counts[kind] = await deleteSomeOf(tx, now);
  return counts;
}

/**
 * Deletes what is past its retention: proofs of an attempt after 7 days, ended sessions, e-mail changes, clerks' jobs
 * and finished mails after 90, known browsers unused for 400. In short transactions, each for some rows of one insurer:
 * no login waits, and an aborted run goes on where it stopped. An insurer with nothing to delete is one transaction.
 * @returns deleted rows by kind, of all insurers
 */
export async function prune(now: Date): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const { id } of await listInsurers()) {
    let isMore = true;
    while (isMore) {
      const counts = await inTransaction(id, (tx) => pruneSome(tx, now));
      for (const [kind, count] of Object.entries(counts)) total[kind] = (total[kind] ?? 0) + count;
      isMore = Object.values(counts).some((count) => count > 0);
    }
  }
  return total;
}
