import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { APPROVAL_HOURS, REASON_MAX, REASON_MIN } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { type ClerkScope, type ClerkVerb, mayAct } from "../access/clerk-verb.ts";
import { type AskedAct, actOf } from "./approvable-acts.ts";
import { listDeciders } from "./deciders.ts";
import { notifyClerk } from "./notify-clerk.ts";

export type ReasonFailure = "reason-too-short" | "reason-too-long";

/** 「理由」 as it is kept: 10 to 200 characters. */
export function readReason(typed: string): Result<string, ReasonFailure> {
  const reason = forgive(typed);
  const { length } = [...reason];
  if (length < REASON_MIN) return fail("reason-too-short");
  return length > REASON_MAX ? fail("reason-too-long") : ok(reason);
}

export type AskFailure = ReasonFailure | "role-too-low" | "concerns-you" | "nobody-else" | "impossible";
export type Asking = AskedAct & { reason: string };

async function ask(scope: ClerkScope, asking: Asking): Promise<Result<{ approvalId: string }, AskFailure>> {
  const { tx, insurerId, clerk, now } = scope;
  const act = actOf(asking.act);
  if (!mayAct(clerk.role, act.needs)) return fail("role-too-low");
  const reason = readReason(asking.reason);
  if (!reason.ok) return reason;
  const bound = act.bind(asking.input);
  if (bound.concerned === clerk.id) return fail("concerns-you");
  const deciders = await listDeciders(scope, { needs: act.needs, without: [clerk.id, bound.concerned] });
  if (deciders.length === 0) return fail("nobody-else");
  const facts = await bound.look(scope);
  if (!facts.ok) return facts;
  const { people, memberId, fingerprint } = facts.value;
  const expiresAt = addSeconds(now, APPROVAL_HOURS * HOUR_SECONDS);
  const asked = { act: act.name, askedBy: clerk.id, askedAt: now, expiresAt, reason: reason.value };
  const { id: approvalId } = await tx.approval.create({
    data: { ...asked, insurerId, input: asking.input, people, memberId, fingerprint },
    select: { id: true },
  });
  await recordAudit(scope, {
    action: "approval.ask",
    result: "success",
    ...(memberId ? { memberId } : {}),
    detail: { approvalId, act: act.name, people },
  });
  for (const to of deciders) await notifyClerk(scope, { to, event: "asked", approvalId });
  return ok({ approvalId });
}

/**
 * Asks a second clerk for an act. Nothing of it happens yet.
 * @returns "nobody-else" where no second clerk could decide: such acts are the operator's then
 */
export const askApproval: ClerkVerb<Asking, Result<{ approvalId: string }, AskFailure>> = {
  needs: "officer",
  run: ask,
};
