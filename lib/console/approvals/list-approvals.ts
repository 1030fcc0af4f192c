import "server-only";
import type { Approval } from "#lib/db/generated/client.ts";
import type { ApprovalState } from "#lib/db/generated/enums.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { COLLECT_HOURS } from "#lib/kernel/limits.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import type { ActFacts } from "./approvable-act.ts";
import { type ActName, actOf } from "./approvable-acts.ts";
import { holdApproval } from "./hold-approval.ts";
import { type ApprovalRefusal, judgeDecision } from "./judge-approval.ts";

/** 承認待ち, 自分の申請, 完了. */
export const APPROVAL_TABS = ["waiting", "own", "over"] as const;
export type ApprovalTab = (typeof APPROVAL_TABS)[number];

/** `running`: approved, and the worker is on it. `to-collect`: approved, and the asker has not fetched it. */
export type ApprovalStatus = "asked" | "to-collect" | "running" | "done" | "refused" | "withdrawn" | "expired";

export type ApprovalLine = {
  id: string;
  act: ActName;
  people: number;
  reason: string;
  askedBy: string;
  askedAt: Date;
  expiresAt: Date;
  status: ApprovalStatus;
};

const MAX_LINES = 200;
const NAMES = { asker: { select: { name: true } }, decider: { select: { name: true } } } as const;

function statusOf(row: Approval, now: Date): ApprovalStatus {
  const { state, expiresAt, carriedOutAt, decidedAt, act } = row;
  if (state === "asked") return expiresAt <= now ? "expired" : "asked";
  if (state !== "approved") return state;
  if (carriedOutAt) return "done";
  if (actOf(act).runsBy !== "asker") return "running";
  return decidedAt && addSeconds(decidedAt, COLLECT_HOURS * HOUR_SECONDS) > now ? "to-collect" : "expired";
}

function whereOf({ insurerId, clerk, now }: ClerkScope, tab: ApprovalTab) {
  const open = { state: "asked", expiresAt: { gt: now } } as const;
  switch (tab) {
    case "waiting":
      return { insurerId, ...open, askedBy: { not: clerk.id } };
    case "own":
      return { insurerId, askedBy: clerk.id };
    case "over":
      return { insurerId, NOT: open };
  }
}

/** 「承認」: the requests of the insurer, newest first. */
export const listApprovals: ClerkVerb<ApprovalTab, ApprovalLine[]> = {
  needs: "viewer",
  run: async (scope, tab) => {
    const where = whereOf(scope, tab);
    const rows = await scope.tx.approval.findMany({
      where,
      orderBy: { askedAt: "desc" },
      take: MAX_LINES,
      include: NAMES,
    });
    return rows.map((row) => {
      const { id, act, people, reason, asker, askedAt, expiresAt } = row;
      const status = statusOf(row, scope.now);
      return { id, act: actOf(act).name, people, reason, askedBy: asker.name, askedAt, expiresAt, status };
    });
  },
};

/** How many requests of others wait; for the header. */
export const countWaiting: ClerkVerb<void, number> = {
  needs: "viewer",
  run: (scope) => scope.tx.approval.count({ where: whereOf(scope, "waiting") }),
};

export type ApprovalDetail = ApprovalLine & {
  state: ApprovalState;
  memberId: string | null;
  isOwn: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
  answer: string | null;
  done: number;
  skipped: number;
  /** Those two are people: the worker acts for one after the other. Else the approval allows what the asker then does. */
  isCounted: boolean;
  /** As they are now; null when nothing of it can be done any more, or it is done. */
  facts: ActFacts | null;
  /** Something on which it rests is no longer as it was when it was asked. */
  hasChanged: boolean;
  /** Why the clerk who reads it cannot approve it; null for one who can. */
  refusal: ApprovalRefusal | null;
};

async function read(scope: ClerkScope, id: string): Promise<ApprovalDetail | null> {
  const held = isUuid(id) ? await holdApproval(scope, id) : null;
  if (!held) return null;
  const { tx, now, clerk } = scope;
  const { needs, name, bind, runsBy } = actOf(held.act);
  const bound = bind(held.input);
  const status = statusOf(held, now);
  const facts = status === "asked" || status === "to-collect" ? await bound.look(scope) : null;
  const judged = judgeDecision(held, { now, clerk, asker: held.asker, needs, concerned: bound.concerned });
  const decider = held.decidedBy ? await tx.clerk.findUnique({ where: scope.key(held.decidedBy) }) : null;
  return {
    ...held,
    act: name,
    askedBy: held.asker.name,
    isOwn: held.askedBy === clerk.id,
    isCounted: runsBy === "worker",
    decidedBy: decider?.name ?? null,
    status,
    facts: facts?.ok ? facts.value : null,
    hasChanged: facts?.ok === true && facts.value.fingerprint !== held.fingerprint,
    refusal: judged.ok ? null : judged.code,
  };
}

/** 「承認」の詳細: what the asker saw, looked up anew. @returns null for an id that is no request of this insurer */
export const readApproval: ClerkVerb<string, ApprovalDetail | null> = { needs: "viewer", run: read };
