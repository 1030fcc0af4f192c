import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { type MarkdownProblem, readMarkdown } from "#lib/insurers/read-markdown.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_TERMS_KILOBYTES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type TermsProblem = MarkdownProblem | "too-long";
export type PublishTermsFailure = TermsProblem | "unchanged";

/** The text as stored, or why it is refused. */
export function readTerms(markdown: string): Result<string, TermsProblem> {
  return Buffer.byteLength(markdown) > MAX_TERMS_KILOBYTES * 1000 ? fail("too-long") : readMarkdown(markdown);
}

/**
 * Publishes `markdown` as the next version of 利用規約, in force at once: members have to accept it before their next page
 * (spec §5.6). A published version never changes.
 * By the operator, or by 管理 in the console.
 */
export async function publishTerms(
  scope: Scope,
  markdown: string,
): Promise<Result<{ version: number }, PublishTermsFailure>> {
  const { tx, insurerId, now } = scope;
  const read = readTerms(markdown);
  if (!read.ok) return read;
  // Two who publish at once get two versions.
  await holdName(tx, `terms.publish:${insurerId}`);
  const latest = await tx.termsVersion.findFirst({ where: { insurerId }, orderBy: { version: "desc" } });
  if (latest && latest.body.replaceAll(/\r\n?/g, "\n").trim() === read.value) return fail("unchanged");

  const version = (latest?.version ?? 0) + 1;
  await tx.termsVersion.create({ data: { insurerId, version, body: read.value, publishedAt: now } });
  await recordAudit(scope, {
    action: "terms.publish",
    result: "success",
    detail: { version },
  });
  return ok({ version });
}
