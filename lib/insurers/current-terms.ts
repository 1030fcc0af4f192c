import "server-only";
import type { Scope } from "./scope.ts";

export type Terms = { version: number; body: string; publishedAt: Date };

/** The terms of use in force (利用規約, Markdown for parse-markdown.ts); null before the first are published. */
export function currentTerms({ tx, now }: Scope): Promise<Terms | null> {
  return tx.termsVersion.findFirst({
    select: { version: true, body: true, publishedAt: true },
    where: { publishedAt: { lte: now } },
    orderBy: { version: "desc" },
  });
}
