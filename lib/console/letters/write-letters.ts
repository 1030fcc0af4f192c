import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { CredentialDelivery, LetterOutcome, LetterUnit } from "#lib/db/generated/enums.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { LETTER_LEASE_SECONDS, LETTERS_PER_DOCUMENT } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { mailTemporaryCredentials } from "#lib/operations/mail-temporary-credentials.ts";
import { holdBeforeFirstLogin, reissueAccount } from "#lib/operations/reissue-account.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { type Person, type Recipient, recipientOf } from "./recipient.ts";

/** A document that may be written, or mails that may be sent: sheets `from` to `until` of the order. */
export type LetterClaim = { orderId: string; claim: string; from: number; until: number };
export type ClaimFailure = "unknown" | "not-approved" | "being-written" | "all-written";

/** What one sheet of paper says. */
export type Letter = {
  serial: number;
  /** Of an envelope's sheets, this is the `sheet`th. */
  sheet: number;
  sheets: number;
  recipient: Recipient;
  member: Person;
  loginId: string;
  password: string;
  expiresAt: Date;
};

/** A letter that was handled; `letter` is null where there is no paper: then the password is in a mail, or nowhere. */
export type WrittenLetter = { outcome: LetterOutcome; letter: Letter | null };

/** Locks an order of this delivery, unless it waits for a second clerk or is being written. */
export async function holdOrder(
  { tx, insurerId, now }: ClerkScope,
  orderId: string,
  delivery: CredentialDelivery,
): Promise<Result<undefined, ClaimFailure>> {
  const [order] = await tx.$queryRaw<{ approvedAt: Date | null; claimedAt: Date | null }[]>`
    select "approvedAt", "claimedAt" from "LetterOrder" where "insurerId" = ${insurerId}::uuid
      and "id" = ${orderId}::uuid and "delivery" = ${delivery}::"CredentialDelivery" for update`;
  if (!order) return fail("unknown");
  if (!order.approvedAt) return fail("not-approved");
  if (order.claimedAt && addSeconds(order.claimedAt, LETTER_LEASE_SECONDS) > now) return fail("being-written");
  return ok();
}

async function claim(scope: ClerkScope, orderId: string): Promise<Result<LetterClaim, ClaimFailure>> {
  const { tx, insurerId, now } = scope;
  const held = await holdOrder(scope, orderId, "paper");
  if (!held.ok) return held;
  // To the end of the envelope in which the document's last sheet lies.
  const [part] = await tx.$queryRaw<{ from: number | null; until: number | null }[]>`
    with waiting as (select "serial", "envelope" from "Letter"
      where "insurerId" = ${insurerId}::uuid and "orderId" = ${orderId}::uuid and "outcome" is null
      order by "serial" limit ${LETTERS_PER_DOCUMENT}::int)
    select min(letter."serial") as "from", max(letter."serial") as "until" from "Letter" letter
    where letter."insurerId" = ${insurerId}::uuid and letter."orderId" = ${orderId}::uuid and letter."outcome" is null
      and letter."envelope" <= (select max("envelope") from waiting)`;
  if (!part?.from || !part.until) return fail("all-written");
  const claimed = { orderId, claim: randomUUID(), from: part.from, until: part.until };
  await tx.letterOrder.update({ where: scope.key(orderId), data: { claim: claimed.claim, claimedAt: now } });
  const detail = { orderId, from: claimed.from, until: claimed.until };
  await recordAudit(scope, { action: "letters.print", result: "success", detail });
  return ok(claimed);
}

type WaitingLetter = Pick<Letter, "serial" | "sheet" | "sheets"> & {
  memberId: string;
  delivery: CredentialDelivery;
  unit: LetterUnit;
  reissuesFinished: boolean;
  member: Person;
  insured: Person | null;
};

/** A row of "Member" as a `Person`. */
function personOf(row: "member" | "insured"): Prisma.Sql {
  const table = Prisma.raw(row);
  return Prisma.sql`jsonb_build_object('kind', ${table}."kind", 'name', coalesce(${table}."name", ${table}."kana"),
    'postalCode', ${table}."postalCode", 'postalAddress', ${table}."postalAddress",
    'postalBuilding', ${table}."postalBuilding")`;
}

/** The next letter of the claim, behind the order's row lock; none after the last, or when another document took over. */
async function nextLetter({ tx, insurerId }: ClerkScope, { orderId, claim: own, until }: LetterClaim) {
  const [next] = await tx.$queryRaw<WaitingLetter[]>`
    with held as (select "id", "delivery", "unit",
        coalesce(("target" ->> 'reissuesFinished')::boolean, false) as "reissuesFinished" from "LetterOrder"
      where "insurerId" = ${insurerId}::uuid and "id" = ${orderId}::uuid and "claim" = ${own}::uuid for update)
    select letter."serial", member."id" as "memberId", held."delivery", held."unit", held."reissuesFinished",
      envelope."sheets", envelope."sheet", ${personOf("member")} as "member",
      case when insured."id" is not null then ${personOf("insured")} end as "insured"
    from held
    join lateral (select * from "Letter" each where each."insurerId" = ${insurerId}::uuid
      and each."orderId" = held."id" and each."outcome" is null and each."serial" <= ${until}::int
      order by each."serial" limit 1) letter on true
    join "Member" member on member."insurerId" = letter."insurerId" and member."id" = letter."memberId"
    left join lateral (select * from "Member" each where each."insurerId" = member."insurerId"
      and each."symbol" = member."symbol" and each."number" = member."number" and each."kind" = 'insured'
      order by each."branch" limit 1) insured on true
    join lateral (select count(*)::int as "sheets",
        (count(*) filter (where beside."serial" <= letter."serial"))::int as "sheet"
      from "Letter" beside where beside."insurerId" = letter."insurerId" and beside."orderId" = letter."orderId"
        and beside."envelope" = letter."envelope") envelope on true`;
  return next ?? null;
}

async function issueOnPaper(scope: ClerkScope, waiting: WaitingLetter): Promise<WrittenLetter> {
  const { serial, sheet, sheets, memberId, member, insured, unit, reissuesFinished } = waiting;
  const isLate = !reissuesFinished && !(await holdBeforeFirstLogin(scope, memberId)).ok;
  if (isLate) return { outcome: "skipped", letter: null };
  const issued = await reissueAccount(scope, memberId);
  if (!issued.ok) return { outcome: "skipped", letter: null };
  const { loginId, password, expiresAt } = issued.value;
  if (password === null) return { outcome: "paperless", letter: null };
  const recipient = recipientOf(unit, member, insured);
  const letter = { serial, sheet, sheets, recipient, member, loginId, password, expiresAt };
  return { outcome: "printed", letter };
}

async function issueByMail(scope: ClerkScope, { memberId }: WaitingLetter): Promise<WrittenLetter> {
  const issued = await mailTemporaryCredentials(scope, memberId);
  if (issued.ok) return { outcome: issued.value.isMailed ? "mailed" : "paperless", letter: null };
  return { outcome: issued.code === "no-email" ? "unreachable" : "skipped", letter: null };
}

const NOT_ISSUED: readonly LetterOutcome[] = ["skipped", "unreachable"];

async function write(scope: ClerkScope, claimed: LetterClaim): Promise<WrittenLetter | null> {
  const { tx, insurerId, now } = scope;
  const waiting = await nextLetter(scope, claimed);
  if (!waiting) return null;
  const written = await (waiting.delivery === "mail" ? issueByMail(scope, waiting) : issueOnPaper(scope, waiting));
  const where = { insurerId_orderId_serial: { insurerId, orderId: claimed.orderId, serial: waiting.serial } };
  const issuedAt = NOT_ISSUED.includes(written.outcome) ? null : now;
  await tx.letter.update({ where, data: { outcome: written.outcome, issuedAt } });
  await tx.letterOrder.update({ where: scope.key(claimed.orderId), data: { claimedAt: now } });
  return written;
}

/** Takes an order for one document: of two who print at once, one does. */
export const claimLetters: ClerkVerb<string, Result<LetterClaim, ClaimFailure>> = { needs: "officer", run: claim };

/**
 * Issues the next letter of a claim, in one transaction: the password exists in this answer and nowhere else in plain.
 * @returns null after the last one
 */
export const writeLetter: ClerkVerb<LetterClaim, WrittenLetter | null> = { needs: "officer", run: write };

/** Gives the order back when a document is complete, or was closed: the next one may begin at once. */
export const releaseLetters: ClerkVerb<LetterClaim, void> = {
  needs: "officer",
  run: async ({ tx, insurerId }, { orderId, claim: own }) => {
    await tx.letterOrder.updateMany({
      where: { insurerId, id: orderId, claim: own },
      data: { claim: null, claimedAt: null },
    });
  },
};
