import { randomUUID } from "node:crypto";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { beginTotpEnrolment } from "./begin-totp-enrolment.ts";
import { registerTotpDevice } from "./register-totp-device.ts";
import { totpCodeAt } from "./totp-code.ts";

/** From ten minutes before the app is registered to more than two hours after, as far as a test types its codes. */
const STEPS = { first: -20, count: 300 };

/** Whether a code of a test is right at one time only, and none is the wrong one that tests type. */
function isUnambiguous(secretBase32: string, now: Date): boolean {
  const codes = Array.from({ length: STEPS.count }, (_, index) =>
    totpCodeAt(secretBase32, addSeconds(now, (STEPS.first + index) * TOTP_PERIOD_SECONDS)),
  );
  return new Set([...codes, "000000"]).size === STEPS.count + 1;
}

async function beginUnambiguous(scope: Scope, memberId: string) {
  for (;;) {
    const owner = { memberId, ownerId: randomUUID() };
    const { secretBase32 } = await beginTotpEnrolment(scope, { ...owner, accountName: "test" });
    if (isUnambiguous(secretBase32, scope.now)) return { owner, secretBase32 };
  }
}

/** Registers one more app as the page does, and returns its secret. */
export async function addTotpDevice(insurer: Insurer, memberId: string, name: string, now: Date) {
  const context = makeContext(insurer, { now });
  return inInsurer(context, async (scope) => {
    const { owner, secretBase32 } = await beginUnambiguous(scope, memberId);
    const code = totpCodeAt(secretBase32, now);
    const registered = await registerTotpDevice(scope, { ...owner, code, name });
    if (!registered.ok) throw new Error(registered.code);
    return { totpDeviceId: registered.value.totpDeviceId, secretBase32 };
  });
}

/** A member with one app, registered at `now`. */
export async function memberWithTotp(insurer: Insurer, now: Date) {
  const { member } = await makeMember(insurer, { upTo: "wizard" });
  return { memberId: member.id, ...(await addTotpDevice(insurer, member.id, "スマートフォン", now)) };
}
