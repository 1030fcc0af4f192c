import { randomUUID } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { DEMO_INSURERS } from "./demo-insurers.ts";
import { seedInsurer } from "./seed-insurer.ts";

/** Creates missing demo insurers; existing ones stay as visitors left them. The connection must be portal_ops's. */
export async function seedDemo(): Promise<void> {
  for (const demo of DEMO_INSURERS) {
    if (await findInsurerBySlug(demo.slug)) continue;
    const insurerId = randomUUID();
    await inTransaction(insurerId, (tx) => seedInsurer(tx, { insurerId, now: currentTime() }, demo));
  }
}
