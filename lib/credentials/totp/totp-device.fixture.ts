import { randomUUID } from "node:crypto";
import { inInsurer } from "#lib/db/in-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { beginTotpEnrolment } from "./begin-totp-enrolment.ts";
import { registerTotpDevice } from "./register-totp-device.ts";
import { totpCodeAt } from "./totp-code.ts";

/** Registers one more app as the page does, and returns its secret. */
export async function addTotpDevice(insurer: Insurer, memberId: string, name: string, now: Date) {
  const owner = { memberId, ownerId: randomUUID() };
  const context = makeContext(insurer, { now });
  return inInsurer(insurer.id, async (tx) => {
    const { secretBase32 } = await beginTotpEnrolment(tx, context, { ...owner, accountName: "test" });
    const code = totpCodeAt(secretBase32, now);
    const registered = await registerTotpDevice(tx, context, { ...owner, code, name });
    if (!registered.ok) throw new Error(registered.code);
    return { deviceId: registered.value.deviceId, secretBase32 };
  });
}

/** A member with one app, registered at `now`. */
export async function memberWithTotp(insurer: Insurer, now: Date) {
  const { member } = await makeMember(insurer, { upTo: "wizard" });
  return { memberId: member.id, ...(await addTotpDevice(insurer, member.id, "スマートフォン", now)) };
}
