import "server-only";
import { auditing, recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import type { Prisma, TotpDevice } from "#lib/db/generated/client.ts";
import { together } from "#lib/db/together.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { charging, clearingGuard, type GuardKey, judgeCharge } from "../guard/guard.ts";
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
  /** What is written with an accepted code, in the same statement. */
  beside?: (totpDeviceId: string) => Prisma.Sql;
};

export type VerifyTotpResult =
  | Result<{ totpDeviceId: string }, "waiting" | "disabled">
  /** `clockOffsetSteps`: how far the phone's clock is ahead (clock-offset.ts). */
  | { ok: false; code: "incorrect"; clockOffsetSteps?: number };

type OpenDevice = Pick<TotpDevice, "id" | "secretEncrypted">;

/** Counts the miss and reads the devices, in one statement. */
async function chargeAndRead(scope: Scope, key: GuardKey) {
  const rows = await scope.tx.$queryRaw<({ answer: "charged" | "waiting" | "disabled" } & Partial<OpenDevice>)[]>`
    with charge as materialized (select ${charging(scope, key)} as "answer")
    select charge."answer", device."id", device."secretEncrypted"
    from charge left join "TotpDevice" device
      on device."insurerId" = ${scope.insurerId}::uuid and device."memberId" = ${key.memberId}::uuid`;
  const devices = rows.flatMap(({ id, secretEncrypted }) => (id && secretEncrypted ? [{ id, secretEncrypted }] : []));
  return { charge: judgeCharge(scope, key.authenticator, rows[0]?.answer ?? "waiting"), devices };
}

/** Whether this call uses `step` of the device: a step counts once (RFC 6238 §5.2). */
async function consumeStep({ tx, insurerId, now }: Scope, device: OpenDevice, step: number): Promise<boolean> {
  const { count } = await tx.totpDevice.updateMany({
    where: { insurerId, id: device.id, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step, lastUsedAt: now },
  });
  return count === 1;
}

async function findAcceptingTotpDevice(scope: Scope, devices: OpenDevice[], submission: TotpSubmission) {
  const { memberId, code, preferredTotpDeviceId } = submission;
  const preferredFirst = devices.sort(
    (left, right) => Number(right.id === preferredTotpDeviceId) - Number(left.id === preferredTotpDeviceId),
  );
  for (const device of preferredFirst) {
    const step = matchingTotpStep(openTotpSecret(device.secretEncrypted, memberId), code, scope.now);
    if (step !== undefined && (await consumeStep(scope, device, step))) return device;
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
  const key = { memberId, authenticator: "totp" } as const;
  const { charge, devices } = await chargeAndRead(scope, key);
  if (!charge.ok) {
    await recordRefusal(scope, { ...event, result: "refused", detail: { reason: charge.code } });
    return charge;
  }
  const device = await findAcceptingTotpDevice(scope, devices, submission);
  if (!device) {
    const { seen, shown } = await findClockOffset(scope, submission);
    const detail = seen === undefined ? undefined : { clockOffsetSteps: seen };
    await recordAudit(scope, { ...event, result: "failure", detail });
    return { ok: false, code: "incorrect", clockOffsetSteps: shown };
  }
  const accepted = auditing(scope, { ...event, result: "success", detail: { totpDeviceId: device.id } });
  const beside = submission.beside ? [submission.beside(device.id)] : [];
  await scope.tx.$executeRaw(together(clearingGuard(scope, key), accepted, ...beside));
  return ok({ totpDeviceId: device.id });
}
