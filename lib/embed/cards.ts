import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import { type Announcement, listAnnouncements } from "#lib/insurers/list-announcements.ts";
import { listServices, type Service } from "#lib/insurers/list-services.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { consumeToken } from "#lib/one-time-tokens/consume-token.ts";
import { findToken } from "#lib/one-time-tokens/find-token.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";

const MAX_ANNOUNCEMENTS = 10;

/** Only the frame that opened the window knows the state: the code is nothing without it. */
const tokenText = ({ code, state }: { code: string; state: string }) => `${code}.${state}`;

/** A code for the cards, good once and for a minute. @returns it, to be posted to the portal's own origin alone */
export async function issueCardsCode(
  scope: Scope,
  { state, memberId, sessionId }: { state: string; memberId: string; sessionId: string },
): Promise<string> {
  const code = randomToken();
  await issueToken(scope, { type: "cardsCode", memberId, ownerId: sessionId, text: tokenText({ code, state }) });
  return code;
}

/** Turns the code into the cards' own cookie. @returns its token; only the hash is stored */
export async function openCards(
  scope: Scope,
  { code, state }: { code: string; state: string },
): Promise<Result<{ token: string }, "code-invalid">> {
  const { tx, insurerId, now } = scope;
  const text = tokenText({ code, state });
  const found = await findToken(scope, "cardsCode", text);
  if (!found || !(await consumeToken(scope, { type: "cardsCode", text }))) {
    await recordRefusal(scope, { action: "embed.cards", result: "refused", detail: { reason: "code-invalid" } });
    return fail("code-invalid");
  }
  const { memberId, ownerId: sessionId } = found;
  const token = randomToken();
  await tx.embedAccess.create({ data: { insurerId, tokenHash: hashToken(token), sessionId, createdAt: now } });
  await recordAudit(scope, { action: "embed.cards", result: "success", memberId, sessionId });
  return ok({ token });
}

/** What the cards show: the portal's first page, without anything that changes something. */
export type CardsContent = { services: Service[]; hasEligibility: boolean; announcements: Announcement[] };

/**
 * What this cookie may read; null as soon as the session it came from has ended, for whatever reason, or new terms come
 * first. It is no activity: cards that are open somewhere keep no session alive.
 */
export async function readCards(context: RequestContext, token: string): Promise<CardsContent | null> {
  const reader = await inInsurer(context, (scope) => findReader(scope, token));
  if (!reader) return null;
  const { policy } = context.insurer;
  return {
    services: listServices(policy, reader.kind),
    hasEligibility: policy.eligibility.isOn,
    // After the transaction: within it, as many readers as there are connections would each wait for one more.
    announcements: await listAnnouncements(context, { isMember: true, limit: MAX_ANNOUNCEMENTS }),
  };
}

async function findReader(scope: Scope, token: string) {
  const { tx, insurerId, now } = scope;
  const member = { select: { id: true, kind: true } };
  const access = await tx.embedAccess.findUnique({
    where: {
      insurerId_tokenHash: { insurerId, tokenHash: hashToken(token) },
      session: { endedAt: null, expiresAt: { gt: now }, member: { state: "active" } },
    },
    select: { session: { select: { lastSeenAt: true, idleSeconds: true, member } } },
  });
  if (!access) return null;
  const { lastSeenAt, idleSeconds, member: reader } = access.session;
  const isOver = addSeconds(lastSeenAt, idleSeconds) <= now;
  return isOver || (await areTermsDueFor(scope, reader.id)) ? null : reader;
}

async function areTermsDueFor(scope: Scope, memberId: string): Promise<boolean> {
  const { tx, insurerId } = scope;
  const terms = await currentTerms(scope);
  if (!terms) return false;
  const { version } = terms;
  return (await tx.termsAcceptance.count({ where: { insurerId, memberId, version: { gte: version } } })) === 0;
}
