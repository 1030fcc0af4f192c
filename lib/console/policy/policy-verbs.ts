import "server-only";
import type { ConcernedCounts, PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { readPolicyField as knownField } from "#lib/insurers/policy-fields.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { changePolicy, type PolicyChange, type PolicyChangeResult } from "#lib/operations/change-policy.ts";
import { countConcerned } from "#lib/operations/count-concerned.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";

/** One change of the policy, as the history shows it. */
export type PolicyChangeLine = {
  /** Of the policy, after the change. */
  version: number;
  at: Date;
  /** Null for an operator. */
  clerkName: string | null;
  field: PolicyField;
  /** As JSON has it; null where there was no value. */
  before: unknown;
  after: unknown;
  reason: string;
};

type LineRow = Omit<PolicyChangeLine, "field"> & { field: string };
type LineQuery = { after?: number; before?: number | null; limit: number };

/** Newest first. A field that the product has no more is left out. */
async function readLines(
  { tx, insurerId }: ClerkScope,
  { after = 0, before = null, limit }: LineQuery,
): Promise<PolicyChangeLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    select change."version", change."at", clerk."name" as "clerkName", change."field", change."before",
      change."after", change."reason"
    from "PolicyChange" change
    left join "Clerk" clerk on clerk."insurerId" = change."insurerId" and change."actor" = 'clerk:' || clerk."id"
    where change."insurerId" = ${insurerId}::uuid and change."version" > ${after}::int
      and (${before}::int is null or change."version" < ${before}::int)
    order by change."version" desc limit ${limit}::int`;
  return rows.flatMap((row) => {
    const field = knownField(row.field);
    return field ? [{ ...row, field }] : [];
  });
}

/** More changes than an insurer makes in years. */
const ALL_LINES = 1_000;

export type PolicyView = { policy: InsurerPolicy; version: number; changes: PolicyChangeLine[] };

/** 「ログインの決まり」: the policy, and all changes of it. */
export const readPolicy: ClerkVerb<void, PolicyView> = {
  needs: "viewer",
  run: async (scope) => ({
    policy: scope.insurer.policy,
    version: scope.insurer.policyVersion,
    changes: await readLines(scope, { limit: ALL_LINES }),
  }),
};

/** What a change means for those who use the portal now, before anything is changed. */
export const readConcerned: ClerkVerb<void, ConcernedCounts> = { needs: "viewer", run: countConcerned };

export type PolicyHistory = { lines: PolicyChangeLine[]; next: number | null };

/** 「変更の履歴」, newest first, by keyset. */
export const listPolicyChanges: ClerkVerb<{ before: number | null; limit: number }, PolicyHistory> = {
  needs: "viewer",
  run: async (scope, { before, limit }) => {
    const lines = await readLines(scope, { before, limit: limit + 1 });
    const shown = lines.slice(0, limit);
    return { lines: shown, next: lines.length > limit ? (shown.at(-1)?.version ?? null) : null };
  },
};

/** What was changed after the version that a clerk had read, newest first. */
export const listChangesSince: ClerkVerb<number, PolicyChangeLine[]> = {
  needs: "viewer",
  run: (scope, version) => readLines(scope, { after: version, limit: ALL_LINES }),
};

/** 「変更を保存」. */
export const changePolicyField: ClerkVerb<PolicyChange, PolicyChangeResult> = { needs: "manager", run: changePolicy };
