import { addClerk } from "#lib/console/clerks/invite-clerk.ts";
import { hashPassword } from "#lib/credentials/password/hash-password.ts";
import { sealTotpSecret } from "#lib/credentials/totp/totp-secret.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import type { DemoClerk } from "./demo-clerks.ts";

/**
 * Writes one demo clerk with password and authenticator app; one that is there stays as visitors have left them.
 * @returns the new clerk's id
 */
export async function seedClerk(now: Date, demo: DemoClerk): Promise<string | undefined> {
  const insurer = await findInsurerBySlug(demo.insurerSlug);
  if (!insurer) return undefined;
  const added = await inInsurer(operatorContext(insurer, now), (scope) => addClerk(scope, demo));
  if (!added.ok) return undefined;
  const owner = { insurerId: CONSOLE_ID, memberId: added.value.clerkId };
  const secretEncrypted = sealTotpSecret(demo.totpSecret, owner.memberId);
  const hashed = await hashPassword(demo.password);
  await inTransaction(CONSOLE_ID, async (tx) => {
    await tx.passwordCredential.create({ data: { ...owner, createdAt: now, ...hashed } });
    const name = { name: "デモの電話", nameFolded: "デモの電話" };
    await tx.totpDevice.create({ data: { ...owner, ...name, secretEncrypted, lastUsedStep: 0, createdAt: now } });
  });
  return owner.memberId;
}
