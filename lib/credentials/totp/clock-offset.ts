import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { matchingTotpStep, totpStepAt } from "./totp-code.ts";
import { openTotpSecret } from "./totp-secret.ts";

/** Five minutes. Larger offsets are visible to the phone's owner. */
const MAX_STEPS = 10;
const REMEMBERED_SECONDS = 10 * MINUTE_SECONDS;

/**
 * By how many steps the phone's clock is off, when a wrong code is right at another time. `seen` is for the audit;
 * `shown`, for the page, needs two different codes in a row with the same offset. So a guesser who hits a code of the
 * next minutes does not learn to wait for it (RFC 4226 §7.4 asks for two as well). The code counts as a miss.
 */
export async function findClockOffset(
  scope: Scope,
  { memberId, code }: { memberId: string; code: string },
): Promise<{ seen?: number; shown?: number }> {
  const seen = await offsetOf(scope, memberId, code);
  if (seen === undefined) return {};
  const before = await offsetBefore(scope, memberId);
  const isAlike = before !== undefined && Math.abs(before.offset - seen) <= 1;
  const isAnotherCode = before?.step !== totpStepAt(scope.now) + seen;
  return isAlike && isAnotherCode ? { seen, shown: seen } : { seen };
}

async function offsetOf({ tx, insurerId, now }: Scope, memberId: string, code: string) {
  const devices = await tx.totpDevice.findMany({ where: { insurerId, memberId } });
  for (const { secretEncrypted } of devices) {
    const step = matchingTotpStep(openTotpSecret(secretEncrypted, memberId), code, now, MAX_STEPS);
    const offset = step === undefined ? 0 : step - totpStepAt(now);
    // Nearer ones are valid, or were used already.
    if (Math.abs(offset) > 1) return offset;
  }
  return undefined;
}

/** The offset and step of the member's last wrong code. */
async function offsetBefore({ tx, insurerId, now }: Scope, memberId: string) {
  const last = await tx.auditEvent.findFirst({
    where: {
      insurerId,
      memberId,
      action: "login.totp",
      at: { gt: addSeconds(now, -REMEMBERED_SECONDS) },
    },
    orderBy: [{ at: "desc" }, { sequence: "desc" }],
    select: { at: true, detail: true },
  });
  const detail = last?.detail;
  const offset =
    detail && typeof detail === "object" && "clockOffsetSteps" in detail ? detail.clockOffsetSteps : undefined;
  return last && typeof offset === "number" ? { offset, step: totpStepAt(last.at) + offset } : undefined;
}
