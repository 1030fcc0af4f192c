import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { CredentialDelivery, LetterOutcome, LetterUnit } from "#lib/db/generated/enums.ts";
import { LETTER_LEASE_SECONDS } from "#lib/kernel/limits.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { hasFormula } from "./has-formula.ts";
import { type KeptTarget, keptTargetSchema } from "./letter-target.ts";

/** 承認の申請前, 承認待ち, 印刷前, 書き出し中, 途中, 印刷済み; by mail 送信前 and so on. */
export type OrderState = "unasked" | "asked" | "ready" | "writing" | "partial" | "written";

export type LetterOrderLine = {
  id: string;
  requestedAt: Date;
  clerkName: string;
  target: KeptTarget;
  delivery: CredentialDelivery;
  unit: LetterUnit;
  members: number;
  envelopes: number;
  leftOut: number;
  printed: number;
  mailed: number;
  /** Without an e-mail address, of an order by mail: the last ones of its 通番. */
  unreachable: number;
  paperless: number;
  skipped: number;
  waiting: number;
  /** Printed or sent, and the member has not finished the first login with it yet. */
  unused: number;
  /** Of the temporary credentials that are still unused, when the first runs out. */
  expiresAt: Date | null;
  state: OrderState;
  /** The request that waits for a second clerk. */
  approvalId: string | null;
};

type OrderRow = Omit<LetterOrderLine, "state" | "target"> & {
  target: unknown;
  approvedAt: Date | null;
  claimedAt: Date | null;
};

function stateOf({ approvedAt, approvalId, claimedAt, waiting, members }: OrderRow, now: Date): OrderState {
  if (!approvedAt) return approvalId ? "asked" : "unasked";
  if (waiting === 0) return "written";
  if (claimedAt && now.getTime() - claimedAt.getTime() < LETTER_LEASE_SECONDS * 1000) return "writing";
  return waiting === members ? "ready" : "partial";
}

async function readOrders({ tx, insurerId, now }: ClerkScope, which: Prisma.Sql): Promise<LetterOrderLine[]> {
  const rows = await tx.$queryRaw<OrderRow[]>`
    select orders."id", orders."requestedAt", orders."target", orders."delivery", orders."unit", orders."leftOut", orders."approvedAt",
      orders."claimedAt", coalesce(clerk."name", '') as "clerkName", counted.*,
      (select approval."id" from "Approval" approval where approval."insurerId" = orders."insurerId"
        and approval."act" = 'print-letters' and approval."input" ->> 'orderId' = orders."id"::text
        and approval."state" = 'asked' and approval."expiresAt" > ${now} limit 1) as "approvalId"
    from (select * from "LetterOrder" where "insurerId" = ${insurerId}::uuid and ${which}) orders
    left join "Clerk" clerk on clerk."insurerId" = orders."insurerId" and clerk."id" = orders."clerkId"
    join lateral (select count(*)::int as "members", count(distinct letter."envelope")::int as "envelopes",
        (count(*) filter (where letter."outcome" = 'printed'))::int as "printed",
        (count(*) filter (where letter."outcome" = 'mailed'))::int as "mailed",
        (count(*) filter (where letter."outcome" = 'unreachable'))::int as "unreachable",
        (count(*) filter (where letter."outcome" = 'paperless'))::int as "paperless",
        (count(*) filter (where letter."outcome" = 'skipped'))::int as "skipped",
        (count(*) filter (where letter."outcome" is null))::int as "waiting",
        count(temporary."memberId")::int as "unused", min(temporary."expiresAt") as "expiresAt"
      from "Letter" letter left join "TemporaryCredential" temporary
        on temporary."insurerId" = letter."insurerId" and temporary."memberId" = letter."memberId"
        and temporary."issuedAt" = letter."issuedAt"
      where letter."insurerId" = orders."insurerId" and letter."orderId" = orders."id") counted on true
    order by orders."id" desc`;
  return rows.map((row) => ({ ...row, target: keptTargetSchema.parse(row.target), state: stateOf(row, now) }));
}

/** Orders of which one page lists at most this many. */
const PAGE_ORDERS = 20;

export type LetterOrderPage = { orders: LetterOrderLine[]; next: string | null };

/** 「通知書・仮パスワード」: who had letters made, when, how many, and what became of them; newest first, by keyset. */
export const listLetterOrders: ClerkVerb<{ before: string | null }, LetterOrderPage> = {
  needs: "viewer",
  run: async (scope, { before }) => {
    const older = before === null ? Prisma.sql`true` : Prisma.sql`"id" < ${before}::uuid`;
    const page = Prisma.sql`${older} order by "id" desc limit ${PAGE_ORDERS + 1}::int`;
    const found = await readOrders(scope, page);
    const orders = found.slice(0, PAGE_ORDERS);
    return { orders, next: found.length > PAGE_ORDERS ? (orders.at(-1)?.id ?? null) : null };
  },
};

/** One order. @returns null for an id that is no order of this insurer */
export const readLetterOrder: ClerkVerb<string, LetterOrderLine | null> = {
  needs: "viewer",
  run: async (scope, id) => (await readOrders(scope, Prisma.sql`"id" = ${id}::uuid`))[0] ?? null,
};

/** What a clerk should know before they print an order, or send it. */
export type LetterCheck = {
  /** Members without a postal address, whose household has none either. */
  withoutAddress: number;
  /** Members without an e-mail address. */
  withoutEmail: number;
  /** Members to whom another order has issued something that is still good: that dies. */
  alreadyIssued: number;
  /** Members whose temporary password is the formula: counted here alone, because neither paper nor mail is for them. */
  paperless: number;
};

/** Looks through the sheets of an order that are not written yet. */
export const checkLetters: ClerkVerb<string, LetterCheck> = {
  needs: "viewer",
  run: async ({ tx, insurerId, insurer, now }, orderId) => {
    const [counted] = await tx.$queryRaw<LetterCheck[]>`
      select (count(*) filter (where kind."isPaperless"))::int as "paperless",
        (count(*) filter (where not kind."isPaperless" and member."postalAddress" is null and not exists (
          select from "Member" insured where insured."insurerId" = member."insurerId"
            and insured."symbol" = member."symbol" and insured."number" = member."number"
            and insured."kind" = 'insured' and insured."postalAddress" is not null)))::int as "withoutAddress",
        (count(*) filter (where not kind."isPaperless" and member."email" is null))::int as "withoutEmail",
        (count(*) filter (where not kind."isPaperless" and exists (
          select from "Letter" other join "TemporaryCredential" temporary
            on temporary."insurerId" = other."insurerId" and temporary."memberId" = other."memberId"
              and temporary."issuedAt" = other."issuedAt"
          where other."insurerId" = letter."insurerId" and other."memberId" = letter."memberId"
            and other."outcome" in ('printed', 'mailed') and temporary."expiresAt" > ${now})))::int as "alreadyIssued"
      from "Letter" letter join "Member" member
        on member."insurerId" = letter."insurerId" and member."id" = letter."memberId"
      cross join lateral (select ${hasFormula(insurer.policy)} as "isPaperless") kind
      where letter."insurerId" = ${insurerId}::uuid and letter."orderId" = ${orderId}::uuid
        and letter."outcome" is null`;
    return counted ?? { withoutAddress: 0, withoutEmail: 0, alreadyIssued: 0, paperless: 0 };
  },
};

export type SheetLine = {
  serial: number;
  memberId: string;
  memberNumber: string;
  name: string;
  outcome: LetterOutcome | null;
  issuedAt: Date | null;
};

/** Sheets of an order from one 通番 on, so that a lost one is found. */
export const listSheets: ClerkVerb<{ orderId: string; from: number; limit: number }, SheetLine[]> = {
  needs: "viewer",
  run: ({ tx, insurerId }, { orderId, from, limit }) => tx.$queryRaw<SheetLine[]>`
    select letter."serial", letter."memberId", coalesce(member."name", member."kana") as "name", letter."outcome",
      letter."issuedAt", member."symbol" || '-' || member."number" || '-' || member."branch" as "memberNumber"
    from "Letter" letter join "Member" member
      on member."insurerId" = letter."insurerId" and member."id" = letter."memberId"
    where letter."insurerId" = ${insurerId}::uuid and letter."orderId" = ${orderId}::uuid
      and letter."serial" >= ${from}::int
    order by letter."serial" limit ${limit}::int`,
};
