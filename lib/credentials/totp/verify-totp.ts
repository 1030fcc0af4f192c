import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { TotpDevice } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { chargeGuard, clearGuard } from "../guard/guard.ts";
import { findClockOffset } from "./clock-offset.ts";
import { matchingTotpStep } from "./totp-code.ts";
import { openTotpSecret } from "./totp-secret.ts";

export type TotpSubmission = {
  memberId: string;
  /** Six digits, read by readOneTimeCode. */
  code: string;
  /** The device chosen on the page: tried first, then the others. */
  preferredTotpDeviceId?: string;
  attemptId?: string;
};

export type VerifyTotpResult =
  | Result<{ totpDeviceId: string }, "waiting" | "disabled">
  /** `clockOffsetSteps`: how far the phone's clock is ahead (clock-offset.ts). */
  | { ok: false; code: "incorrect"; clockOffsetSteps?: number };

/** Whether this call uses `step` of the device: a step counts once (RFC 6238 §5.2). */
async function consumeStep(tx: InsurerTransaction, device: TotpDevice, step: number, now: Date): Promise<boolean> {
  const { count } = await tx.totpDevice.updateMany({
    where: { insurerId: device.insurerId, id: device.id, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step, lastUsedAt: now },
  });
  return count === 1;
}

async function findAcceptingTotpDevice(scope: Scope, submission: TotpSubmission) {
  const { memberId, code, preferredTotpDeviceId } = submission;
  const devices = await scope.tx.totpDevice.findMany({ where: { insurerId: scope.insurerId, memberId } });
  const preferredFirst = devices.sort(
    (left, right) => Number(right.id === preferredTotpDeviceId) - Number(left.id === preferredTotpDeviceId),
  );
  for (const device of preferredFirst) {
    const step = matchingTotpStep(openTotpSecret(device.secretEncrypted, memberId), code, scope.now);
    if (step !== undefined && (await consumeStep(scope.tx, device, step, scope.now))) return device;
  }
  return undefined;
}

/**
 * Accepts a code of any of the member's devices, once (spec §6, §14 cases 7 to 9; ASVS 6.5.1, 6.6.3). Counts the miss
 * before it compares the code.
 * @returns `waiting` or `disabled` without comparing; guardState says how long
 */
export async function verifyTotp(scope: Scope, submission: TotpSubmission): Promise<VerifyTotpResult> {
  const { memberId, attemptId } = submission;
  const event = { action: "login.totp", memberId, attemptId } as const;
  const charge = await chargeGuard(scope, { memberId, authenticator: "totp" });
  if (!charge.ok) {
    await recordRefusal(scope, { ...event, result: "refused", detail: { reason: charge.code } });
    return charge;
  }
  const device = await findAcceptingTotpDevice(scope, submission);
  if (!device) {
    const { seen, shown } = await findClockOffset(scope, submission);
    const detail = seen === undefined ? undefined : { clockOffsetSteps: seen };
    await recordAudit(scope, { ...event, result: "failure", detail });
    return { ok: false, code: "incorrect", clockOffsetSteps: shown };
  }
  await clearGuard(scope, { memberId, authenticator: "totp" });
  await recordAudit(scope, { ...event, result: "success", detail: { totpDeviceId: device.id } });
  return ok({ totpDeviceId: device.id });
}
