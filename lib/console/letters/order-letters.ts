import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { CredentialDelivery, LetterUnit } from "#lib/db/generated/enums.ts";
import { MAX_ALONE_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { hasFormula } from "./has-formula.ts";
import { keptTarget, type LetterTarget, type ListedNumber, targetCondition } from "./letter-target.ts";

export type NewOrder = {
  target: LetterTarget;
  delivery: CredentialDelivery;
  unit: LetterUnit;
  /** Also those who have finished the first login: their password and factors die. Never by mail. */
  reissuesFinished: boolean;
};

const MEMBERS = Prisma.sql`"Member" member left join "TemporaryCredential" temporary
  on temporary."insurerId" = member."insurerId" and temporary."memberId" = member."id"`;

/** Has a password of their own, or has finished the wizard. */
const IS_FINISHED = Prisma.sql`(member."wizardCompletedAt" is not null or exists (select from "PasswordCredential" own
  where own."insurerId" = member."insurerId" and own."memberId" = member."id"))`;

/** Which of a household's letters share an envelope: equal text. A dependant who lives elsewhere has an own one. */
function envelopeOf(unit: LetterUnit): Prisma.Sql {
  if (unit === "person") return Prisma.sql`member."branch"`;
  return Prisma.sql`case when member."kind" = 'dependent' and member."postalAddress" is not null
    and (member."postalCode", member."postalAddress", member."postalBuilding")
      is distinct from (insured."postalCode", insured."postalAddress", insured."postalBuilding")
    then member."branch" else '' end`;
}

/**
 * Freezes whom the order is for, in the order of 記号・番号. Whom a mail cannot reach comes last, so that letters can be
 * printed for them, and behind them who gets no paper. @returns how many
 */
async function freeze(scope: ClerkScope, orderId: string, order: NewOrder): Promise<number> {
  const { tx, insurerId, insurer } = scope;
  const condition = Prisma.sql`member."insurerId" = ${insurerId}::uuid and member."state" = 'active'
    and ${targetCondition(order.target, scope)}`;
  return tx.$executeRaw`
    insert into "Letter" ("insurerId", "orderId", "serial", "envelope", "memberId")
    select ${insurerId}::uuid, ${orderId}::uuid,
      row_number() over (order by "isPaperless", "isUnreachable", "symbol", "number", "apart", "branch"),
      dense_rank() over (order by "isPaperless", "isUnreachable", "symbol", "number", "apart"), "id"
    from (select member."id", member."symbol", member."number", member."branch",
        ${order.delivery === "mail"} and member."email" is null as "isUnreachable",
        ${hasFormula(insurer.policy)} as "isPaperless", ${envelopeOf(order.unit)} as "apart"
      from ${MEMBERS}
      left join lateral (select each."postalCode", each."postalAddress", each."postalBuilding" from "Member" each
        where each."insurerId" = member."insurerId" and each."symbol" = member."symbol"
          and each."number" = member."number" and each."kind" = 'insured'
        order by each."branch" limit 1) insured on true
      where ${condition} and (${order.reissuesFinished} or not ${IS_FINISHED})) as meant`;
}

/** Whether an order has anybody whom its delivery reaches. */
async function reachesAnybody({ tx, insurerId }: ClerkScope, orderId: string, { delivery }: NewOrder) {
  const reachable = delivery === "mail" ? { member: { email: { not: null } } } : {};
  return (
    (await tx.letter.findFirst({ where: { insurerId, orderId, ...reachable }, select: { serial: true } })) !== null
  );
}

async function countFinished(scope: ClerkScope, target: LetterTarget): Promise<number> {
  const { tx, insurerId } = scope;
  // In these groups nobody has a password, or nobody asked for those who have.
  if (target.by === "without" || target.by === "before-first-login") return 0;
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${MEMBERS} where member."insurerId" = ${insurerId}::uuid
      and member."state" = 'active' and ${targetCondition(target, scope)} and ${IS_FINISHED}`;
  return counted?.count ?? 0;
}

/** The listed numbers that no active member has. */
async function missing({ tx, insurerId }: ClerkScope, numbers: readonly ListedNumber[]): Promise<string[]> {
  const rows = await tx.$queryRaw<ListedNumber[]>`
    select listed.* from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb)
      as listed("symbol" text, "number" text, "branch" text)
    where not exists (select from "Member" member where member."insurerId" = ${insurerId}::uuid
      and member."state" = 'active' and member."symbol" = listed."symbol"
      and ltrim(member."number", '0') = ltrim(listed."number", '0')
      and member."branch" = coalesce(listed."branch", member."branch"))`;
  return rows.map(({ symbol, number, branch }) => [symbol, number, branch].filter(Boolean).join("-"));
}

export type OrderRefusal =
  | { ok: false; code: "not-found"; numbers: string[] }
  | Result<never, "nobody" | "nobody-by-mail" | "finished-by-mail">;

async function order(scope: ClerkScope, asked: NewOrder): Promise<Result<string, never> | OrderRefusal> {
  const { tx, insurerId, now, clerk } = scope;
  const { target, delivery, unit } = asked;
  if (delivery === "mail" && asked.reissuesFinished) return fail("finished-by-mail");
  const unknown = target.by === "numbers" ? await missing(scope, target.numbers) : [];
  if (unknown.length > 0) return { ok: false, code: "not-found", numbers: unknown };
  const { id } = await tx.letterOrder.create({
    data: {
      ...{ insurerId, clerkId: clerk.id, delivery, unit, requestedAt: now },
      target: keptTarget(target, asked.reissuesFinished),
    },
  });
  const count = await freeze(scope, id, asked);
  if (!(await reachesAnybody(scope, id, asked))) {
    await tx.letterOrder.delete({ where: scope.key(id) });
    return fail(count === 0 ? "nobody" : "nobody-by-mail");
  }
  const leftOut = asked.reissuesFinished ? 0 : await countFinished(scope, target);
  const approvedAt = count > MAX_ALONE_MEMBERS ? null : now;
  await tx.letterOrder.update({ where: scope.key(id), data: { leftOut, approvedAt } });
  const detail = { orderId: id, delivery, by: target.by, count, reissuesFinished: asked.reissuesFinished };
  await recordAudit(scope, { action: "letters.order", result: "success", detail });
  return ok(id);
}

/**
 * 「通知書をつくる」: freezes whom temporary credentials are for. Nothing is issued and nothing dies until the pages are
 * written, or the mails. More than 20 members wait for a second clerk (spec §10).
 * @returns the order's id
 */
export const orderLetters: ClerkVerb<NewOrder, Result<string, never> | OrderRefusal> = { needs: "officer", run: order };
