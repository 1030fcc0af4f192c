import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

/**
 * Whether the member has logged in before from the browser with this device
 * cookie (lib/sessions/known-browser.ts). It proves nothing, and opens nothing:
 * it only keeps the member apart from strangers who use up what is limited, so
 * that they cannot keep the member out (spec §8).
 * @param browserHash null for a browser without the cookie, which costs the same statement
 */
export async function isKnownBrowser(
  { tx, insurerId }: Scope,
  { memberId, browserHash }: { memberId: string; browserHash: string | null },
): Promise<boolean> {
  const key = { insurerId, memberId, tokenHash: browserHash ?? "" };
  return (await tx.knownBrowser.count({ where: key })) > 0;
}
