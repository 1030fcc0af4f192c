import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { type InsurerPolicy, policySchema } from "#lib/insurers/policy-schema.ts";
import { changeValue, type PolicyProblem, policyValue } from "#lib/insurers/policy-values.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { MAX_POLICY_REASON_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";

export type PolicyChange = {
  field: PolicyField;
  /** As JSON has it; null takes an optional value away. */
  value: unknown;
  reason: string;
  /** Of the policy that was read before; null for an operator, who changes the present one. */
  version: number | null;
};

export type PolicyChangeFailure =
  | "reason-missing"
  | "reason-too-long"
  /** Somebody changed the policy after `version`. */
  | "conflict"
  | "unchanged"
  | "refused"
  /** The console's own policy is in the code. */
  | "not-changeable";

/** `problems` come with "refused". */
export type PolicyChangeResult = Result<{ version: number }, PolicyChangeFailure> & { problems?: PolicyProblem[] };

/** The policy as it is now, its row held until the transaction ends; members' logins, which only refer to it, go on. */
async function holdPolicy({ tx, insurerId }: Scope): Promise<{ policy: InsurerPolicy; version: number }> {
  const [row] = await tx.$queryRaw<{ policy: unknown; version: number }[]>`
    select "policy", "policyVersion" as "version" from "Insurer" where "id" = ${insurerId}::uuid for no key update`;
  if (!row) throw new Error("an insurer without a row");
  return { policy: policySchema.parse(row.policy), version: row.version };
}

function reasonProblem(reason: string): "reason-missing" | "reason-too-long" | null {
  if (reason === "") return "reason-missing";
  return [...reason].length > MAX_POLICY_REASON_CHARACTERS ? "reason-too-long" : null;
}

const toColumn = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));

/**
 * Changes one field of the insurer's policy, in force at the next request (spec §2): refused if the insurer may not
 * choose the value, or if the policy is another one than was read. Leaves a row of the history and an audit event.
 */
export async function changePolicy(scope: Scope, change: PolicyChange): Promise<PolicyChangeResult> {
  const { tx, insurerId, now, actor } = scope;
  const { field, value, version: readVersion } = change;
  const reason = change.reason.trim();
  if (insurerId === CONSOLE_ID) return fail("not-changeable");
  const problem = reasonProblem(reason);
  if (problem) return fail(problem);
  const present = await holdPolicy(scope);
  if (readVersion !== null && readVersion !== present.version) return fail("conflict");
  const judged = changeValue(present.policy, field, value);
  if (!judged.ok) return judged;
  const [before, after] = [policyValue(present.policy, field), policyValue(judged.value, field)];
  if (isDeepStrictEqual(before, after)) return fail("unchanged");

  const version = present.version + 1;
  await tx.insurer.update({ where: { id: insurerId }, data: { policy: judged.value, policyVersion: version } });
  await tx.policyChange.create({
    data: { insurerId, version, at: now, actor, field, before: toColumn(before), after: toColumn(after), reason },
  });
  const detail = { field, before: JSON.stringify(before), after: JSON.stringify(after), version };
  await recordAudit(scope, { action: "insurer.policy", result: "success", detail });
  return ok({ version });
}
