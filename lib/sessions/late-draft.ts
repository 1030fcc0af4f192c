import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { draftJson } from "./draft-json.ts";
import type { Draft } from "./load-session.ts";

/**
 * Keeps what was posted in a session that had run out meanwhile, unnoticed by its
 * page. A session that somebody ended keeps nothing.
 * @param memberId whose page it was, as posted
 */
export async function keepLateDraft(
  { tx, insurerId }: Scope,
  { token, memberId, draft }: { token: string; memberId: string; draft: Draft },
): Promise<void> {
  if (!isUuid(memberId)) return;
  await tx.$executeRaw`
    update "Session" set "draft" = ${draftJson({ ...draft, isWhole: false })}::jsonb
    where "insurerId" = ${insurerId}::uuid and "tokenHash" = ${hashToken(token)}
      and "memberId" = ${memberId}::uuid and "endedAt" is null`;
}

/**
 * The member has logged in again in the same browser: what they had typed is in
 * the form when they come back to it. It is never carried out by itself.
 * @param formerToken of the browser's session before this one
 */
export async function inheritDraft(
  { tx, insurerId }: Scope,
  { sessionId, formerToken }: { sessionId: string; formerToken: string },
): Promise<void> {
  await tx.$executeRaw`
    update "Session" as own set "draft" = jsonb_set(former."draft", '{isWhole}', 'false')
    from "Session" as former
    where own."insurerId" = ${insurerId}::uuid and own."id" = ${sessionId}::uuid
      and former."insurerId" = own."insurerId" and former."memberId" = own."memberId"
      and former."tokenHash" = ${hashToken(formerToken)} and former."draft" is not null
      and coalesce(former."endReason", 'replaced') = 'replaced'`;
}
