import "server-only";
import { z } from "zod";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { hostNameSchema } from "#lib/insurers/host-name.ts";
import { type Insurer, toInsurer } from "#lib/insurers/insurer.ts";
import { policySchema } from "#lib/insurers/policy-schema.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { scopeOf } from "#lib/insurers/scope.ts";
import { MAX_INSURER_NAME, MAX_INSURER_SHORT_NAME } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

/** The file of `insurers create`. */
export const newInsurerSchema = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "2 to 31 of a-z, 0-9 and -, a letter first"),
  host: hostNameSchema,
  name: z.string().trim().min(1).max(MAX_INSURER_NAME),
  shortName: z.string().trim().min(1).max(MAX_INSURER_SHORT_NAME),
  policy: policySchema,
  /** Terms of use, Markdown; published as version 1. */
  terms: z.string().trim().min(1).optional(),
});

export type NewInsurer = z.output<typeof newInsurerSchema>;

/** A host is one insurer's, among their hosts and their other hosts: whoever takes one holds this name. */
export const hostLock = (host: string) => `host:${host}`;

/** Creates a tenant with terms and its first audit event. @param tx of `inTransaction(input.id, …)` as portal_ops */
export async function createInsurer(
  tx: InsurerTransaction,
  now: Date,
  input: NewInsurer & { id: string; isDemo: boolean; operator?: string },
): Promise<Result<Insurer, "slug-taken" | "host-taken">> {
  const { terms, operator, ...data } = input;
  await holdName(tx, hostLock(input.host));
  const { slug, host } = input;
  const rival = await tx.insurer.findFirst({ where: { OR: [{ slug }, { host }, { otherHosts: { has: host } }] } });
  if (rival) return fail(rival.slug === slug ? "slug-taken" : "host-taken");

  const insurer = toInsurer(await tx.insurer.create({ data: { ...data, createdAt: now } }));
  if (terms !== undefined) {
    await tx.termsVersion.create({ data: { insurerId: insurer.id, version: 1, body: terms, publishedAt: now } });
  }
  await recordAudit(scopeOf(operatorContext(insurer, now, operator), tx), {
    action: "insurer.create",
    result: "success",
    detail: { slug: insurer.slug },
  });
  return ok(insurer);
}
