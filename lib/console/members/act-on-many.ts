import "server-only";
import { MAX_ALONE_MEMBERS, MAX_BULK_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { actOf } from "../approvals/approvable-acts.ts";
import { type AskFailure, askApproval } from "../approvals/ask-approval.ts";
import { idsOf } from "./search-members.ts";
import { filterOf, type Selection } from "./selection.ts";

/** What a clerk does for the members they have selected in the list. */
export const ACTS_ON_MANY = ["unlock-many", "sign-out-many", "stop-many"] as const;
export type ActOnMany = (typeof ACTS_ON_MANY)[number];

export type ManyFailure = "nobody" | "too-many";

function targetsOf(scope: ClerkScope, selection: Selection): Promise<string[]> {
  if ("ids" in selection) return Promise.resolve(selection.ids);
  return idsOf(scope, filterOf(selection), MAX_BULK_MEMBERS);
}

/** What is to be done for whom, counted now. */
export type ManySelected = { people: number; needsApproval: boolean; fingerprint: string };

async function look(scope: ClerkScope, act: ActOnMany, selection: Selection) {
  const memberIds = await targetsOf(scope, selection);
  if (memberIds.length === 0) return fail("nobody");
  if (memberIds.length > MAX_BULK_MEMBERS) return fail("too-many");
  const facts = await actOf(act).bind({ memberIds }).look(scope);
  if (!facts.ok) return fail("nobody");
  const { people, fingerprint } = facts.value;
  return ok({ people, fingerprint, memberIds, needsApproval: people > MAX_ALONE_MEMBERS });
}

/** The page between the buttons of the list and the act: how many, and whether a second clerk has to approve. */
export const readSelected: ClerkVerb<{ act: ActOnMany; selection: Selection }, Result<ManySelected, ManyFailure>> = {
  needs: "officer",
  run: async (scope, { act, selection }) => {
    const found = await look(scope, act, selection);
    if (!found.ok) return found;
    const { people, needsApproval, fingerprint } = found.value;
    return ok({ people, needsApproval, fingerprint });
  },
};

export type ManyAsked = { act: ActOnMany; selection: Selection; seen: string; reason: string };
export type ManyOutcome = { approvalId: string } | { done: number };

/**
 * Acts on up to 20 members at once, and asks a second clerk for more (spec §10). The server counts again: "changed"
 * when they are no longer those whom the page has shown.
 */
export const actOnMany: ClerkVerb<ManyAsked, Result<ManyOutcome, ManyFailure | AskFailure | "changed">> = {
  needs: "officer",
  run: async (scope, { act, selection, seen, reason }) => {
    const found = await look(scope, act, selection);
    if (!found.ok) return found;
    const { memberIds, needsApproval, fingerprint } = found.value;
    if (fingerprint !== seen) return fail("changed");
    if (needsApproval) return askApproval.run(scope, { act, input: { memberIds }, reason });
    const bound = actOf(act).bind({ memberIds });
    let done = 0;
    for (const target of bound.targets) if ((await bound.carryOut(scope, target)).ok) done += 1;
    return ok({ done });
  },
};
