import "server-only";
import { notFound } from "next/navigation";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { requireInsurer } from "../request/require-insurer.ts";
import { requireMember, requireRecentAuthentication } from "./require-member.ts";

/** Opens a page of 「資格情報」: it exists where the insurer has switched it on, and asks again where the policy says so. */
export async function requireEligibility(path: ReturnPath): Promise<ActiveSession> {
  const { isOn, asksAgain } = (await requireInsurer()).policy.eligibility;
  if (!isOn) notFound();
  if (asksAgain) await requireRecentAuthentication(path);
  return requireMember(path);
}
