import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Eligibility } from "./eligibility-cells.ts";

/** Writes what the file says of these members' eligibility, each as a whole, in one statement. */
export async function writeEligibility(
  { tx, insurerId, now }: Scope,
  rows: readonly (Eligibility & { memberId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into "Eligibility" ("insurerId", "memberId", "insurerNumber", "validUntil", "copay", "limitCategory",
      "delivery", "updatedAt")
    select ${insurerId}::uuid, given.*, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
      "memberId" uuid, "insurerNumber" text, "validUntil" date, "copay" text, "limitCategory" text,
      "delivery" "EligibilityDelivery")
    on conflict ("insurerId", "memberId") do update set
      "insurerNumber" = excluded."insurerNumber", "validUntil" = excluded."validUntil", "copay" = excluded."copay",
      "limitCategory" = excluded."limitCategory", "delivery" = excluded."delivery", "updatedAt" = excluded."updatedAt"`;
}
