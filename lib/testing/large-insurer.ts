import { randomUUID } from "node:crypto";
import pg from "pg";
import { fillMembers } from "#lib/console/members/many-members.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";

/** So many that a plan that reads them all is never the cheapest, and shows. */
export const MANY = 20_000;

/** Adds `count` members (lib/console/members/many-members.fixture.ts). */
export async function fillMembersOf(insurer: Insurer, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await fillMembers(owner, insurer.id, count).finally(() => owner.end());
}

/** Adds many members with all that a member leaves behind, and lets the planner know. */
export async function fillLargeInsurer(insurer: Insurer): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  try {
    await fillMembers(owner, insurer.id, MANY);
    for (const [table, columns, values] of LEFT_BEHIND) {
      await owner.query(
        `insert into "${table}" ("insurerId", "memberId", ${columns})
         select "insurerId", "id", ${values} from "Member" where "insurerId" = $1 and "loginId" like 'plan%'
         on conflict do nothing`,
        [insurer.id],
      );
    }
    await owner.query(
      `insert into "Session" ("insurerId", "id", "tokenHash", "memberId", "proofs", "createdAt", "lastSeenAt",
         "idleSeconds", "expiresAt")
       select "insurerId", gen_random_uuid(), $2 || "id", "id", '[]', now(), now(), 1800, now() + interval '12 hours'
       from "Member" where "insurerId" = $1 and "loginId" like 'plan%'`,
      [insurer.id, randomUUID()],
    );
    await owner.query("vacuum analyze");
  } finally {
    await owner.end();
  }
}

/** Table, columns beside the member, and their values. A table of few rows would be read whole, which shows nothing. */
const LEFT_BEHIND = [
  [
    "TotpDevice",
    '"id", "name", "nameFolded", "secretEncrypted", "lastUsedStep", "createdAt"',
    "gen_random_uuid(), 'a', 'a', '-', 0, now()",
  ],
  ["AuthenticatorGuard", '"authenticator", "misses"', "'totp', 0"],
  ["TemporaryCredential", '"kind", "issuedAt", "expiresAt"', "'random', now(), now()"],
  ["PasswordCredential", '"passwordHash", "pepperId", "createdAt"', "'-', 'p1', now()"],
  ["TermsAcceptance", '"version", "acceptedAt"', "1, now()"],
  ["AuditEvent", '"at", "actor", "action", "result"', "now(), 'system', 'login.complete', 'success'"],
  [
    "MailMessage",
    '"id", "kind", "toEmail", "status", "createdAt"',
    `gen_random_uuid(), 'notice', "email", 'sent', now()`,
  ],
] as const;
