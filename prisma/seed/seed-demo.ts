import { randomUUID } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { DEMO_INSURERS } from "./demo-insurers.ts";
import { seedInsurer } from "./seed-insurer.ts";

/**
 * Fills the demo; an insurer that is there already is left as visitors made it.
 * Connected as portal_ops.
 */
export async function seedDemo(): Promise<void> {
  for (const demo of DEMO_INSURERS) {
    if (await findInsurerBySlug(demo.slug)) continue;
    const insurerId = randomUUID();
    await inTransaction(insurerId, (tx) => seedInsurer(tx, { insurerId, now: currentTime() }, demo));
  }
}
