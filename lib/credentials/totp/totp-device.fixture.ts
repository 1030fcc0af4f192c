import { randomUUID } from "node:crypto";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { beginTotpEnrolment } from "./begin-totp-enrolment.ts";
import { registerTotpDevice } from "./register-totp-device.ts";
import { totpCodeAt } from "./totp-code.ts";

/** Registers one more app as the page does, and returns its secret. */
export async function addTotpDevice(insurer: Insurer, memberId: string, name: string, now: Date) {
  const owner = { memberId, ownerId: randomUUID() };
  const context = makeContext(insurer, { now });
  return inInsurer(context, async (scope) => {
    const { secretBase32 } = await beginTotpEnrolment(scope, { ...owner, accountName: "test" });
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
