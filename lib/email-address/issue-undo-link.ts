import "server-only";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { issueToken } from "#lib/one-time-tokens/issue-token.ts";

/** The link for the former e-mail address, which stops or undoes the change for 72 hours (spec §7); for no other. */
export async function issueUndoLink(
  scope: Scope,
  { memberId, changeId, email }: { memberId: string; changeId: string; email: string },
): Promise<string> {
  const { text } = await issueToken(scope, { type: "emailUndo", memberId, ownerId: changeId, email });
  return `${insurerOrigin(scope.insurer)}/undo-email?token=${text}`;
}
