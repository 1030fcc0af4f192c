import "server-only";
import type { z } from "zod";
import { clerkFactorsAct } from "../clerks/reset-clerk.ts";
import { importDisableAct } from "../imports/import-disable-act.ts";
import { printLettersAct } from "../letters/print-letters-act.ts";
import { lostFactorCodeAct } from "../members/lost-factor-code.ts";
import { signOutManyAct, stopManyAct, unlockManyAct } from "../members/many-members.ts";
import { insuranceNumberAct } from "../single-sign-on/insurance-number-act.ts";
import type { ApprovableAct } from "./approvable-act.ts";

/** Every act that a second clerk has to approve; its sentences are in lib/messages/ja/console/approvals.ts. */
export const APPROVABLE_ACTS = {
  "lost-factor-code": lostFactorCodeAct,
  "clerk-factors": clerkFactorsAct,
  "unlock-many": unlockManyAct,
  "sign-out-many": signOutManyAct,
  "stop-many": stopManyAct,
  "print-letters": printLettersAct,
  "insurance-number": insuranceNumberAct,
  "import-disable": importDisableAct,
} as const satisfies Record<string, ApprovableAct>;

export type ActName = keyof typeof APPROVABLE_ACTS;

/** What a clerk asks for: an act and its own input. */
export type AskedAct = {
  [Name in ActName]: { act: Name; input: z.output<(typeof APPROVABLE_ACTS)[Name]["schema"]> };
}[ActName];

export const ACT_NAMES = Object.keys(APPROVABLE_ACTS) as ActName[];

/** The act of a request. @throws for a name that no release knows any more */
export function actOf(name: string): ApprovableAct & { name: ActName } {
  const known = ACT_NAMES.find((each) => each === name);
  if (!known) throw new Error(`no approvable act ${name}`);
  return { ...APPROVABLE_ACTS[known], name: known };
}
