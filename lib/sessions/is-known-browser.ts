import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Whether the member has logged in before from the browser with this cookie (known-browser.ts). It proves nothing: it
 * only counts the member's tries apart from strangers' tries, so that strangers cannot lock the member out (spec §8).
 * @param browserHash null without the cookie, which costs the same statement
 */
export async function isKnownBrowser(
  { tx, insurerId }: Scope,
  { memberId, browserHash }: { memberId: string; browserHash: string | null },
): Promise<boolean> {
  const key = { insurerId, memberId, tokenHash: browserHash ?? "" };
  return (await tx.knownBrowser.count({ where: key })) > 0;
}
