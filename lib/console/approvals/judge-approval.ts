import "server-only";
import type { ApprovalState, ClerkRole, MemberState } from "#lib/db/generated/enums.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { mayAct } from "../access/clerk-verb.ts";

/** Why a request cannot be approved, sent back or withdrawn. */
export type ApprovalRefusal =
  | "unknown"
  | "already-approved"
  | "already-refused"
  | "already-withdrawn"
  | "expired"
  | "own-request"
  | "not-own"
  | "concerns-you"
  | "asker-gone"
  | "role-too-low";

/** What a decision is judged by, read behind the row lock of the request. */
export type OpenRequest = { state: ApprovalState; expiresAt: Date; askedBy: string };

/** Who decides, who asked and in which role they are now, and what the act needs of both. */
export type Deciding = {
  now: Date;
  clerk: { id: string; role: ClerkRole };
  asker: { role: ClerkRole; state: MemberState };
  needs: ClerkRole;
  /** The clerk whom the act is about. */
  concerned: string | null;
};

const OVER = { approved: "already-approved", refused: "already-refused", withdrawn: "already-withdrawn" } as const;

/** Whether the request still waits. */
export function judgeOpen({ state, expiresAt }: OpenRequest, now: Date): Result<undefined, ApprovalRefusal> {
  if (state !== "asked") return fail(OVER[state]);
  return expiresAt <= now ? fail("expired") : ok();
}

/** Whether this clerk may decide it: somebody else, of a high enough role, while the asker still has theirs (spec §10). */
export function judgeDecision(request: OpenRequest, deciding: Deciding): Result<undefined, ApprovalRefusal> {
  const { now, clerk, asker, needs, concerned } = deciding;
  const open = judgeOpen(request, now);
  if (!open.ok) return open;
  if (request.askedBy === clerk.id) return fail("own-request");
  if (concerned === clerk.id) return fail("concerns-you");
  if (!mayAct(clerk.role, needs)) return fail("role-too-low");
  return asker.state === "active" && mayAct(asker.role, needs) ? ok() : fail("asker-gone");
}

/** Whether this clerk may withdraw it: who asked, whatever their role is now. */
export function judgeWithdrawal(
  request: OpenRequest,
  { now, clerk }: Pick<Deciding, "now" | "clerk">,
): Result<undefined, ApprovalRefusal> {
  const open = judgeOpen(request, now);
  return open.ok && request.askedBy !== clerk.id ? fail("not-own") : open;
}
