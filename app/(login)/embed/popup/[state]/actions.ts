"use server";
import { notFound } from "next/navigation";
import { type HandOver, handOver } from "#lib/embed/popup.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { clearPopupCookie, popupOfBrowser } from "#lib/web/cookies/popup-cookie.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

/** What this window may post to the page that has opened it; null when it may post nothing. */
export async function handOverAction(state: string): Promise<HandOver | null> {
  const path = readReturnTo(`/embed/popup/${state}`);
  if (!path) notFound();
  const { member, session } = await requireMember(path);
  const popup = await popupOfBrowser();
  const given = await inRequest(handOver, { state, popup, memberId: member.id, sessionId: session.id });
  if (!given.ok) return null;
  await clearPopupCookie();
  return given.value;
}
