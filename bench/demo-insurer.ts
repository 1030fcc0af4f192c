import { randomUUID } from "node:crypto";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { type Insurer, toInsurer } from "#lib/insurers/insurer.ts";
import { DEMO_INSURERS } from "#prisma/seed/demo-insurers.ts";
import { seedInsurer } from "#prisma/seed/seed-insurer.ts";

/** Writes one insurer of the demo. @param owner of the tables, without row-level security: for filling only */
export async function seedDemoInsurer(owner: PrismaClient, slug: string): Promise<Insurer> {
  const demo = DEMO_INSURERS.find((each) => each.slug === slug);
  if (!demo) throw new Error(`no demo insurer ${slug}`);
  const insurerId = randomUUID();
  await owner.$transaction((tx) => seedInsurer(tx, { insurerId, now: new Date() }, demo));
  return toInsurer(await owner.insurer.findUniqueOrThrow({ where: { id: insurerId } }));
}
