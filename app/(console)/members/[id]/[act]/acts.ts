import { signMemberOut, stopMember } from "#lib/console/members/member-acts.ts";

/** Acts that are confirmed on a page of their own, by the last part of its path. */
export const CONFIRMED_ACTS = { stop: stopMember, "sign-out": signMemberOut } as const;

export type ConfirmedAct = keyof typeof CONFIRMED_ACTS;

export function readAct(text: string): ConfirmedAct | null {
  return text === "stop" || text === "sign-out" ? text : null;
}
