import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { readLetterOrder } from "./letter-orders.ts";

export type DiscardRefusal = "unknown" | "asked" | "begun";

/**
 * 「作成をやめる」: an order of which nothing was issued is gone, with its sheets. Behind the order's row lock, which a
 * document and the mails take too: whoever comes first, the other one finds nothing to do.
 * @returns "asked" while a request for it waits, "begun" once a sheet was claimed or handled
 */
export const discardOrder: ClerkVerb<string, Result<undefined, DiscardRefusal>> = {
  needs: "officer",
  run: async (scope, orderId) => {
    const { tx, insurerId } = scope;
    const [held] = await tx.$queryRaw<{ isClaimed: boolean }[]>`
      select "claim" is not null as "isClaimed" from "LetterOrder"
      where "insurerId" = ${insurerId}::uuid and "id" = ${orderId}::uuid for update`;
    const order = held ? await readLetterOrder.run(scope, orderId) : null;
    if (!held || !order) return fail("unknown");
    if (order.state === "asked") return fail("asked");
    if (held.isClaimed || order.waiting < order.members) return fail("begun");
    await tx.letterOrder.delete({ where: scope.key(orderId) });
    const detail = { orderId, count: order.members };
    await recordAudit(scope, { action: "letters.discard", result: "success", detail });
    return ok();
  },
};
