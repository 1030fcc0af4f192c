import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_TOTP_DEVICES } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { holdMember } from "#lib/members/hold-member.ts";
import { type CredentialNameFailure, readCredentialName } from "#lib/typed-text/credential-name.ts";
import { forgetFactors } from "../forget-factors.ts";
import { matchingTotpStep } from "./totp-code.ts";
import { openTotpSecret } from "./totp-secret.ts";

export type TotpRegistration = {
  memberId: string;
  ownerId: string;
  /** Six digits, read by readOneTimeCode. */
  code: string;
  /** 「デバイス名」 as typed. */
  name: string;
  /** The member's other factors are lost and are deleted when this one is confirmed. */
  isReplacement?: boolean;
};

export type TotpRegistrationFailure =
  | CredentialNameFailure
  | "code-incorrect"
  | "name-taken"
  | "too-many-totp-devices"
  | "enrolment-expired";

async function deviceProblem(tx: InsurerTransaction, insurerId: string, memberId: string, nameFolded: string) {
  const devices = await tx.totpDevice.findMany({ where: { insurerId, memberId }, select: { nameFolded: true } });
  if (devices.length >= MAX_TOTP_DEVICES) return "too-many-totp-devices";
  return devices.some((device) => device.nameFolded === nameFolded) ? "name-taken" : undefined;
}

/**
 * Makes the shown secret a device when a code of it is right. The enrolment is used once, the code's step counts as
 * used, and the member's row is locked: parallel posts make one device and never a sixth (spec §6, ASVS 6.5.1). After a
 * wrong code the enrolment stays.
 */
export async function registerTotpDevice(
  scope: Scope,
  { memberId, ownerId, code, name: typedName, isReplacement = false }: TotpRegistration,
): Promise<Result<{ totpDeviceId: string }, TotpRegistrationFailure>> {
  const { tx, insurerId, now } = scope;
  const name = readCredentialName(typedName);
  if (!name.ok) return name;
  await holdMember(scope, memberId);
  const enrolment = await tx.totpEnrolment.findFirst({
    where: { insurerId, ownerId, memberId, expiresAt: { gt: now } },
  });
  if (!enrolment) return fail("enrolment-expired");
  const problem = isReplacement ? undefined : await deviceProblem(tx, insurerId, memberId, name.value.folded);
  if (problem) return fail(problem);

  const step = matchingTotpStep(openTotpSecret(enrolment.secretEncrypted, memberId), code, now);
  if (step === undefined) {
    await recordAudit(scope, { action: "totp.register", result: "failure", memberId });
    return fail("code-incorrect");
  }
  if (isReplacement) await forgetFactors(scope, { memberId });
  await tx.totpEnrolment.delete({ where: scope.key(enrolment.id) });
  const { id: totpDeviceId } = await tx.totpDevice.create({
    data: {
      insurerId,
      memberId,
      name: name.value.name,
      nameFolded: name.value.folded,
      secretEncrypted: enrolment.secretEncrypted,
      lastUsedStep: step,
      createdAt: now,
    },
  });
  await recordAudit(scope, { action: "totp.register", result: "success", memberId, detail: { totpDeviceId } });
  return ok({ totpDeviceId });
}
