import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import type { MailState } from "./mail-state.ts";

export type MailLine = {
  id: string;
  createdAt: Date;
  /** As queueMail (lib/mail) names it; a clerk reads it in words. */
  kind: string;
  /** 「t•••@example.com」: the domain shows most mistakes, the whole address is the member's. */
  to: string;
  memberId: string | null;
  memberNumber: string | null;
  state: MailState;
  tries: number;
  sentAt: Date | null;
  /** A code without personal data. */
  lastError: string | null;
  /** Given up, and its text is still there: it holds no code and no password. */
  canResend: boolean;
};

export type MailQuery = { state: MailState | null; memberId: string | null; before: string | null; limit: number };
export type MailPage = { lines: MailLine[]; next: string | null };

/** Words and no parameters: the partial indexes are used by plans that are kept, too. */
const STATES: Record<MailState, Prisma.Sql> = {
  queued: Prisma.sql`mail."status" = 'queued'`,
  failed: Prisma.sql`mail."status" = 'failed'`,
  sent: Prisma.sql`mail."status" = 'sent'`,
};

/** SQL: the mails of a query; those of one member by the index that has them. */
function condition({ insurerId }: ClerkScope, { state, memberId, before }: MailQuery): Prisma.Sql {
  const parts = [
    Prisma.sql`mail."insurerId" = ${insurerId}::uuid`,
    ...(state ? [STATES[state]] : []),
    ...(memberId ? [Prisma.sql`mail."memberId" = ${memberId}::uuid`] : []),
    ...(before ? [Prisma.sql`mail."id" < ${before}::uuid`] : []),
  ];
  return Prisma.join(parts, " and ");
}

async function list(scope: ClerkScope, query: MailQuery): Promise<MailPage> {
  // Ids are in the order of time (UUID version 7).
  const rows = await scope.tx.$queryRaw<(Omit<MailLine, "to"> & { toEmail: string })[]>`
    select mail."id", mail."createdAt", mail."kind", mail."toEmail", mail."memberId", mail."status" as "state",
      mail."tries", mail."sentAt", mail."lastError",
      mail."status" = 'failed' and mail."bodyEncrypted" is not null as "canResend",
      (select member."symbol" || '-' || member."number" || '-' || member."branch" from "Member" member
        where member."insurerId" = mail."insurerId" and member."id" = mail."memberId") as "memberNumber"
    from "MailMessage" mail where ${condition(scope, query)} order by mail."id" desc limit ${query.limit + 1}::int`;
  const lines = rows.slice(0, query.limit).map(({ toEmail, ...line }) => ({ ...line, to: maskEmail(toEmail) }));
  return { lines, next: rows.length > query.limit ? (lines.at(-1)?.id ?? null) : null };
}

/** 「メールの送信」: what goes out to members and clerks, newest first. Nobody's text is read. */
export const listMails: ClerkVerb<MailQuery, MailPage> = { needs: "viewer", run: list };

export type MailCounts = { queued: number; failed: number };

/** How many wait, and how many were given up; kept for 90 days (lib/jobs/prune.ts). */
export const countMails: ClerkVerb<void, MailCounts> = {
  needs: "viewer",
  run: async ({ tx, insurerId }) => {
    const [counted] = await tx.$queryRaw<MailCounts[]>`
      select (select count(*) from "MailMessage" mail
          where mail."insurerId" = ${insurerId}::uuid and ${STATES.queued})::int as "queued",
        (select count(*) from "MailMessage" mail
          where mail."insurerId" = ${insurerId}::uuid and ${STATES.failed})::int as "failed"`;
    return counted ?? { queued: 0, failed: 0 };
  },
};
