import { hashPassword } from "#lib/credentials/password/hash-password.ts";
import { sealTotpSecret } from "#lib/credentials/totp/totp-secret.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { hashTemporaryPassword } from "#lib/members/temporary-credential/hash-temporary-password.ts";
import type { SeededMember } from "./demo-members.ts";
import { seedPasskey } from "./seed-passkey.ts";

type Owner = { insurerId: string; memberId: string };

/** Ten years, so that an old demo still has members whose first login is due. */
const DEMO_CREDENTIAL_DAYS = 3650;

async function enableEmailCode(tx: InsurerTransaction, _: Date, { insurerId, memberId }: Owner) {
  await tx.member.updateMany({ where: { insurerId, id: memberId }, data: { isEmailCodeEnabled: true } });
}

/** Writes one method's rows; null for an authenticator app, whose secret is the demo member's. */
const SEEDED: Record<Method, ((tx: InsurerTransaction, now: Date, owner: Owner) => Promise<void>) | null> = {
  passkey: seedPasskey,
  totp: null,
  email: enableEmailCode,
};

async function seedSecrets(tx: InsurerTransaction, now: Date, owner: Owner, seeded: SeededMember) {
  const { stage, password, totpSecret } = seeded;
  if (stage.temporaryCredential) {
    const kind = stage.temporaryCredential;
    const passwordHash = kind === "formula" ? null : hashTemporaryPassword(password, owner);
    const expiresAt = addSeconds(now, DEMO_CREDENTIAL_DAYS * DAY_SECONDS);
    await tx.temporaryCredential.create({ data: { ...owner, kind, passwordHash, issuedAt: now, expiresAt } });
  } else {
    await tx.passwordCredential.create({ data: { ...owner, createdAt: now, ...(await hashPassword(password)) } });
  }
  if (totpSecret) {
    const name = { name: "デモの電話", nameFolded: "デモの電話" };
    const secretEncrypted = sealTotpSecret(totpSecret, owner.memberId);
    await tx.totpDevice.create({ data: { ...owner, ...name, secretEncrypted, lastUsedStep: 0, createdAt: now } });
  }
  if (stage.factor) await SEEDED[stage.factor]?.(tx, now, owner);
}

/** Writes one demo member in the state of their stage. */
export async function seedMember(
  tx: InsurerTransaction,
  { insurerId, now }: { insurerId: string; now: Date },
  seeded: SeededMember,
): Promise<void> {
  const { stage, loginId, kana, birthDate, symbol, number } = seeded;
  const joined = stage.temporaryCredential === "formula" ? "2020-04-01" : "2025-10-01";
  const member = await tx.member.create({
    data: {
      ...{ insurerId, symbol, number, branch: "00", kind: "insured", kana, loginId, createdAt: now },
      birthDate: new Date(`${birthDate}T00:00:00Z`),
      qualifiedOn: new Date(`${joined}T00:00:00Z`),
      email: stage.email === "none" ? null : `${loginId}@example.jp`,
      emailConfirmedAt: stage.email === "confirmed" ? now : null,
      method: stage.method,
      wizardCompletedAt: stage.isWizardComplete ? now : null,
      state: stage.isDisabled ? "disabled" : "active",
      disqualifiedOn: stage.isDisabled ? new Date("2026-04-01T00:00:00Z") : null,
    },
  });
  const owner = { insurerId, memberId: member.id };
  await seedSecrets(tx, now, owner, seeded);
  if (stage.isTermsAccepted) await tx.termsAcceptance.create({ data: { ...owner, version: 1, acceptedAt: now } });
  if (stage.isPasswordGuardDisabled) {
    const guard = { authenticator: "password" as const, misses: 50, disabledAt: now };
    await tx.authenticatorGuard.create({ data: { ...owner, ...guard } });
  }
}
