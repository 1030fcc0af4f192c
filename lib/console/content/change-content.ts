import "server-only";
import { createHash } from "node:crypto";
import { type InsurerPolicy, policySchema } from "#lib/insurers/policy-schema.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope } from "../access/clerk-verb.ts";

/** The parts of the policy that are what members see, not how they log in. */
export type ContentPart = "services" | "loginHelp" | "branding";

export type ContentChange<Part extends ContentPart, Code extends string> = {
  part: Part;
  /** `versionOf` the part that the clerk has seen. */
  seen: string;
  change: (present: InsurerPolicy[Part]) => Result<InsurerPolicy[Part], Code>;
};

/** Names one state of a part: whoever changes it says which one they have seen. */
export function versionOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}

/** One part as it is now, in the database and not in the request's copy. */
export async function presentContent<Part extends ContentPart>(
  { tx, insurerId }: ClerkScope,
  part: Part,
): Promise<InsurerPolicy[Part]> {
  const row = await tx.insurer.findUniqueOrThrow({ where: { id: insurerId }, select: { policy: true } });
  return policySchema.parse(row.policy)[part];
}

/**
 * Changes one part of the insurer's policy, behind its row: what others change beside it stays.
 * @returns "changed-meanwhile" for a part that is no longer the one that was seen
 */
export async function changeContent<Part extends ContentPart, Code extends string = never>(
  scope: ClerkScope,
  { part, seen, change }: ContentChange<Part, Code>,
): Promise<Result<undefined, Code | "changed-meanwhile">> {
  const { tx, insurerId } = scope;
  const [row] = await tx.$queryRaw<{ policy: unknown }[]>`
    select "policy" from "Insurer" where "id" = ${insurerId}::uuid for no key update`;
  const present = policySchema.parse(row?.policy);
  if (versionOf(present[part]) !== seen) return fail("changed-meanwhile");
  const changed = change(present[part]);
  if (!changed.ok) return changed;
  const policy = policySchema.parse({ ...present, [part]: changed.value });
  await tx.insurer.update({ where: { id: insurerId }, data: { policy } });
  return ok();
}
