import { randomUUID } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { demoClerks } from "./demo-clerks.ts";
import { DEMO_INSURERS } from "./demo-insurers.ts";
import { seedClerk } from "./seed-clerk.ts";
import { seedInsurer } from "./seed-insurer.ts";

/** Creates missing demo insurers and clerks; existing ones stay as visitors left them. The connection must be portal_ops's. */
export async function seedDemo(): Promise<void> {
  for (const demo of DEMO_INSURERS) {
    if (await findInsurerBySlug(demo.slug)) continue;
    const insurerId = randomUUID();
    await inTransaction(insurerId, (tx) => seedInsurer(tx, { insurerId, now: currentTime() }, demo));
  }
  for (const clerk of demoClerks()) await seedClerk(currentTime(), clerk);
}
