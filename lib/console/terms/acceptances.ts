import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import type { Person } from "#lib/members/person.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";

/** Who has accepted a version, and when. */
export type Acceptance = Omit<Person, "id" | "kind"> & { memberId: string; acceptedAt: Date };

/** The place after which a page begins. */
export type AcceptanceCursor = { acceptedAt: Date; memberId: string };

export type AcceptanceQuery = { version: number; after: AcceptanceCursor | null; limit: number };
export type AcceptancePage = { lines: Acceptance[]; next: AcceptanceCursor | null };

async function list(
  { tx, insurerId }: ClerkScope,
  { version, after, limit }: AcceptanceQuery,
): Promise<AcceptancePage> {
  const from = after ?? { acceptedAt: null, memberId: null };
  const rows = await tx.$queryRaw<Acceptance[]>`
    select accepted."memberId", member."symbol", member."number", member."branch", member."name", member."kana",
      accepted."acceptedAt"
    from "TermsAcceptance" accepted
    join "Member" member on member."insurerId" = accepted."insurerId" and member."id" = accepted."memberId"
    where accepted."insurerId" = ${insurerId}::uuid and accepted."version" = ${version}::int
      and (${from.memberId}::uuid is null
        or (accepted."acceptedAt", accepted."memberId") < (${from.acceptedAt}::timestamptz, ${from.memberId}::uuid))
    order by accepted."acceptedAt" desc, accepted."memberId" desc limit ${limit + 1}::int`;
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  return { lines, next: rows.length > limit && last ? { acceptedAt: last.acceptedAt, memberId: last.memberId } : null };
}

/** 「同意した人」 of one version, the newest first, by keyset. */
export const listAcceptances: ClerkVerb<AcceptanceQuery, AcceptancePage> = { needs: "viewer", run: list };

/** Records that the list of one version is taken out of the portal. @returns how many lines; null for no such version */
export const beginAcceptanceExport: ClerkVerb<number, number | null> = {
  needs: "manager",
  run: async (scope, version) => {
    const { tx, insurerId } = scope;
    if ((await tx.termsVersion.count({ where: { insurerId, version } })) === 0) return null;
    const count = await tx.termsAcceptance.count({ where: { insurerId, version } });
    await recordAudit(scope, { action: "terms.export", result: "success", detail: { version, count } });
    return count;
  },
};

/** A cursor as a part of an address: no name, no number of a person. */
export function cursorText({ acceptedAt, memberId }: AcceptanceCursor): string {
  return `${acceptedAt.getTime()}.${memberId}`;
}

/** @returns null for any other text */
export function readCursor(text: string): AcceptanceCursor | null {
  const [, at, memberId = ""] = /^(\d{1,14})\.([0-9a-f-]{36})$/.exec(text) ?? [];
  return at && isUuid(memberId) ? { acceptedAt: new Date(Number(at)), memberId } : null;
}
