import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { log, mayLog } from "#lib/kernel/log.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { issueCardsCode } from "./cards.ts";
import { isRegistered } from "./origins.ts";

/** What a window knows of the page that has opened it; kept in its cookie during the login. */
export type Popup = {
  /** An origin that is registered, or the portal's own: the cards. */
  origin: string;
  /** The opener's own word for this login, which it gets back. */
  state: string;
};

export type PopupRefusal = "state" | "origin-hidden" | "origin-unregistered" | "other-popup";

/** What the window posts, and to whom: the browser delivers it to this origin alone. */
export type HandOver = { target: string; message: { type: "kenpo:signed-in"; state: string; code?: string } };

const STATE = /^[\w-]{22,64}$/;
export const CARDS_PATH = "/embed/cards";

async function refuse(scope: Scope, reason: PopupRefusal, memberId?: string) {
  await recordRefusal(scope, { action: "embed.sign-in", result: "refused", memberId, detail: { reason } });
  return fail(reason);
}

/**
 * Begins a login in a window that a page has opened. Whose page it is the browser says, in Referer, which no page can
 * write: not the page itself, which may be anybody's.
 */
export async function enterPopup(
  scope: Scope,
  { state, referer }: { state: string | null; referer: string | null },
): Promise<Result<Popup, PopupRefusal>> {
  if (!state || !STATE.test(state)) return refuse(scope, "state");
  if (!referer || !URL.canParse(referer)) return refuse(scope, "origin-hidden");
  const { origin, pathname } = new URL(referer);
  const isOwn = origin === insurerOrigin(scope.insurer) && pathname === CARDS_PATH;
  if (isOwn || (await isRegistered(scope, origin))) return ok({ origin, state });
  // For the insurer's web person; not in the audit trail, which strangers would fill with names of their own.
  if (mayLog("embed"))
    log.info({ insurer: scope.insurer.slug, origin: origin.slice(0, 300) }, "a page of this origin is not registered");
  return refuse(scope, "origin-unregistered");
}

/** After the login: what to post to the opener. A page learns that somebody is logged in; the cards get a code. */
export async function handOver(
  scope: Scope,
  { state, popup, ...of }: { state: string; popup: Popup | null; memberId: string; sessionId: string },
): Promise<Result<HandOver, PopupRefusal>> {
  const { tx, insurerId, now } = scope;
  if (popup?.state !== state) return refuse(scope, "other-popup", of.memberId);
  const { origin } = popup;
  const message = { type: "kenpo:signed-in", state } as const;
  if (origin === insurerOrigin(scope.insurer)) {
    const code = await issueCardsCode(scope, { state, ...of });
    return ok({ target: origin, message: { ...message, code } });
  }
  const { count } = await tx.embedOrigin.updateMany({ where: { insurerId, origin }, data: { lastUsedAt: now } });
  if (count === 0) return refuse(scope, "origin-unregistered", of.memberId);
  await recordAudit(scope, { action: "embed.sign-in", result: "success", ...of, detail: { origin } });
  return ok({ target: origin, message });
}
