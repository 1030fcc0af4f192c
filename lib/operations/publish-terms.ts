import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_TERMS_KILOBYTES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type PublishTermsFailure = "empty" | "too-long" | "not-text" | "unchanged";

/** Line ends and outer whitespace come from the editor. */
function normalize(markdown: string): string {
  return markdown.replaceAll(/\r\n?/g, "\n").trim();
}

/** The text as stored, or why it is refused. */
function readTerms(markdown: string): Result<string, Exclude<PublishTermsFailure, "unchanged">> {
  const body = normalize(markdown);
  if (Buffer.byteLength(body) > MAX_TERMS_KILOBYTES * 1000) return fail("too-long");
  if (/(?![\t\n])\p{Cc}|\ufffd/u.test(body)) return fail("not-text");
  return parseMarkdown(body).length === 0 ? fail("empty") : ok(body);
}

/**
 * Publishes `markdown` as the next version of 利用規約, in force at once: members have to accept it before their next page
 * (spec §5.6). A published version never changes.
 * @param tx opened by `inInsurer` as portal_ops
 */
export async function publishTerms(
  scope: Scope,
  markdown: string,
): Promise<Result<{ version: number }, PublishTermsFailure>> {
  const { tx, insurerId, now } = scope;
  const read = readTerms(markdown);
  if (!read.ok) return read;
  // Two operators who publish at once get two versions.
  await holdName(tx, `terms.publish:${insurerId}`);
  const latest = await tx.termsVersion.findFirst({ where: { insurerId }, orderBy: { version: "desc" } });
  if (latest && normalize(latest.body) === read.value) return fail("unchanged");

  const version = (latest?.version ?? 0) + 1;
  await tx.termsVersion.create({ data: { insurerId, version, body: read.value, publishedAt: now } });
  await recordAudit(scope, {
    action: "terms.publish",
    result: "success",
    detail: { version },
  });
  return ok({ version });
}
