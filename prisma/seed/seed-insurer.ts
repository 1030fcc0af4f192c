import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import { createInsurer, newInsurerSchema } from "#lib/operations/create-insurer.ts";
import type { DemoInsurer } from "./demo-insurers.ts";
import { seededMembers } from "./demo-members.ts";
import { demoAnnouncements, demoTerms } from "./demo-texts.ts";
import { seedEligibility } from "./seed-eligibility.ts";
import { seedMember } from "./seed-member.ts";

/** Writes a demo insurer with texts and members. @param tx opened by `inInsurer(insurerId, …)` as portal_ops */
export async function seedInsurer(
  tx: InsurerTransaction,
  { insurerId, now }: { insurerId: string; now: Date },
  demo: DemoInsurer,
): Promise<void> {
  const input = newInsurerSchema.parse({ ...demo, host: `${demo.slug}.localhost`, terms: demoTerms(demo) });
  const created = await createInsurer(tx, now, { ...input, id: insurerId, isDemo: true });
  if (!created.ok) throw new Error(`demo insurer ${demo.slug}: ${created.code}`);
  await tx.announcement.createMany({
    data: demoAnnouncements(demo, now).map((announcement) => ({ insurerId, ...announcement })),
  });
  for (const member of seededMembers(demo)) await seedMember(tx, { insurerId, now }, member);
  if (input.policy.eligibility.isOn) await seedEligibility(tx, { insurerId, now });
}
