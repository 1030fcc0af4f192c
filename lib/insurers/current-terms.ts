import type { InsurerTransaction } from "#lib/db/in-insurer.ts";

export type Terms = { version: number; body: string; publishedAt: Date };

/**
 * The terms of use in force at `now` (利用規約, Markdown for parse-markdown.ts), or
 * null for an insurer that has published none.
 * @param tx opened by `inInsurer`
 */
export function currentTerms(tx: InsurerTransaction, now: Date): Promise<Terms | null> {
  return tx.termsVersion.findFirst({
    select: { version: true, body: true, publishedAt: true },
    where: { publishedAt: { lte: now } },
    orderBy: { version: "desc" },
  });
}
