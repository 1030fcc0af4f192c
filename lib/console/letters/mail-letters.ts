import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { startJob } from "../jobs/start-job.ts";
import { type ClaimFailure, holdOrder } from "./write-letters.ts";

/**
 * 「メールで送る」: claims an order by mail for a job of the worker, which issues and sends.
 * @returns the job's id
 */
export const mailLetters: ClerkVerb<string, Result<string, ClaimFailure>> = {
  needs: "officer",
  run: async (scope, orderId) => {
    const { tx, insurerId, now } = scope;
    const held = await holdOrder(scope, orderId, "mail");
    if (!held.ok) return held;
    const waiting = await tx.letter.count({ where: { insurerId, orderId, outcome: null } });
    if (waiting === 0) return fail("all-written");
    await tx.letterOrder.update({ where: scope.key(orderId), data: { claim: randomUUID(), claimedAt: now } });
    await recordAudit(scope, { action: "letters.mail", result: "success", detail: { orderId, count: waiting } });
    return ok(await startJob(scope, { kind: "letters-mail", subjectId: orderId }));
  },
};
