import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok } from "#lib/kernel/result.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { approvable } from "../approvals/approvable-act.ts";
import { keptTargetSchema, targetName } from "./letter-target.ts";

const schema = z.object({ orderId: z.uuid() });
type PrintLetters = z.output<typeof schema>;

/**
 * The order's members are frozen: only who has been disabled since can change. Whoever discards the order waits until
 * what is asked or decided of it is done.
 */
async function look({ tx, key, insurerId }: Scope, { orderId }: PrintLetters) {
  await tx.$queryRaw`select 1 from "LetterOrder"
    where "insurerId" = ${insurerId}::uuid and "id" = ${orderId}::uuid for update`;
  const order = await tx.letterOrder.findUnique({ where: key(orderId) });
  if (!order || order.approvedAt) return fail("impossible");
  const [found] = await tx.$queryRaw<{ people: number; fingerprint: string | null }[]>`
    select count(*)::int as "people", md5(string_agg(letter."memberId"::text, ',' order by letter."serial")) as "fingerprint"
    from "Letter" letter join "Member" member
      on member."insurerId" = letter."insurerId" and member."id" = letter."memberId" and member."state" = 'active'
    where letter."insurerId" = ${insurerId}::uuid and letter."orderId" = ${orderId}::uuid`;
  if (!found?.fingerprint) return fail("impossible");
  const { title, named } = lettersText.order;
  const target = `${targetName(keptTargetSchema.parse(order.target))}・${lettersText.deliveries[order.delivery]}`;
  const who = named(title(order.requestedAt), target);
  const href = `/letters/${orderId}` as const;
  return ok({ people: found.people, who, memberId: null, href, checked: [], fingerprint: found.fingerprint });
}

/** 「通知書を印刷」 for more members than one clerk may touch alone: once approved, the order can be printed or sent. */
export const printLettersAct = approvable<PrintLetters>({
  needs: "officer",
  runsBy: "approval",
  schema,
  targets: ({ orderId }) => [orderId],
  look,
  carryOut: async ({ tx, key, now }, orderId) => {
    await tx.letterOrder.update({ where: key(orderId), data: { approvedAt: now }, select: { id: true } });
    return ok(undefined);
  },
});
