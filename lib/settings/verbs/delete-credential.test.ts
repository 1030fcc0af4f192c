import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { type SignedIn, signedIn } from "../signed-in.fixture.ts";
import { deleteCredential } from "./delete-credential.ts";
import { disableEmailCode } from "./disable-email-code.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const deleteTotp =
  (id: string) =>
  (...frame: FrameOf<typeof deleteCredential>) =>
    deleteCredential(...frame, { kind: "totp", id });

type FrameOf<Verb> = Verb extends (scope: infer Scope, session: infer Session, input: never) => unknown
  ? [Scope, Session]
  : never;

const ONLY = { ok: false, code: "last-factor" };

function attemptOf({ read, member, context }: SignedIn) {
  return read(({ tx }) =>
    tx.loginAttempt.create({
      data: {
        insurerId: insurer.id,
        memberId: member.id,
        tokenHash: randomUUID(),
        createdAt: context.now,
        expiresAt: addSeconds(context.now, 1800),
      },
    }),
  );
}

describe("deleting a factor", () => {
  it("deletes the device, sends a notice, is audited and ends logins under way", async () => {
    const person = await signedIn(insurer);
    const { totpDeviceId } = await person.totpDevice("古い電話");
    const { id: attemptId } = await attemptOf(person);
    expect(await person.change(deleteTotp(totpDeviceId))).toMatchObject({ kind: "done" });
    expect(await person.factors()).toMatchObject({ totp: 1 });
    const [mail, ...others] = await readOutbox(insurer.id, person.member.email ?? "");
    expect(mail?.text).toContain("「古い電話」が削除されました");
    expect(others).toEqual([]);
    expect(await person.audited("totp.delete")).toMatchObject([
      { result: "success", detail: { credentialId: totpDeviceId } },
    ]);
    const attempt = await person.read(({ tx }) => tx.loginAttempt.findFirst({ where: { id: attemptId } }));
    expect(attempt).toMatchObject({ endedAt: person.context.now, endReason: "factor-removed" });
  });

  it("is refused for the last usable one, without a notice (spec §6)", async () => {
    const person = await signedIn(insurer);
    const [{ id = "" } = {}] = await person.read(({ tx }) =>
      tx.totpDevice.findMany({ where: { memberId: person.member.id } }),
    );
    expect(await person.change(deleteTotp(id))).toEqual({ kind: "failed", failure: ONLY });
    expect(await person.factors()).toMatchObject({ totp: 1 });
    expect(await readOutbox(insurer.id, person.member.email ?? "")).toEqual([]);
    expect(await person.audited("totp.delete")).toMatchObject([{ result: "refused" }]);
  });

  it("does not count a factor that the insurer allows no longer", async () => {
    const strict = await makeInsurer({ policy: { methods: ["totp"] } });
    const person = await signedIn(strict);
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    const [{ id = "" } = {}] = await person.read(({ tx }) =>
      tx.totpDevice.findMany({ where: { memberId: person.member.id } }),
    );
    expect(await person.change(deleteTotp(id))).toEqual({ kind: "failed", failure: ONLY });
    expect(await person.change(disableEmailCode)).toMatchObject({ kind: "done" });
  });

  it("makes a remaining one the member's method when the chosen one has none left", async () => {
    const person = await signedIn(insurer);
    const only = await person.read(({ tx }) =>
      tx.totpDevice.findFirstOrThrow({ where: { memberId: person.member.id } }),
    );
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    expect(await person.change(deleteTotp(only.id))).toMatchObject({ kind: "done" });
    expect(await person.method()).toBe("email");
    expect(await person.change(disableEmailCode)).toEqual({ kind: "failed", failure: ONLY });
  });

  it("leaves the method alone while another device of it is left", async () => {
    const person = await signedIn(insurer);
    const { totpDeviceId } = await person.totpDevice("古い電話");
    await person.change(deleteTotp(totpDeviceId));
    expect(await person.method()).toBe("totp");
  });
});

describe("two deletes at once", () => {
  it("of the last two factors, in two browsers, leave one", async () => {
    const person = await signedIn(insurer);
    const other = await openSession(person.context, { memberId: person.member.id });
    const only = await person.read(({ tx }) =>
      tx.totpDevice.findFirstOrThrow({ where: { memberId: person.member.id } }),
    );
    const { totpDeviceId } = await person.totpDevice("もう一台");
    const outcomes = await atOnce(
      () => person.change(deleteTotp(only.id)),
      () => person.change(deleteTotp(totpDeviceId), { token: other.token }),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "failed"]);
    expect(await person.factors()).toMatchObject({ totp: 1 });
  });

  it("of an app and of mail codes, the last two, leave one", async () => {
    const person = await signedIn(insurer);
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    const other = await openSession(person.context, { memberId: person.member.id });
    const only = await person.read(({ tx }) =>
      tx.totpDevice.findFirstOrThrow({ where: { memberId: person.member.id } }),
    );
    const outcomes = await atOnce(
      () => person.change(deleteTotp(only.id)),
      () => person.change(disableEmailCode, { token: other.token }),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "failed"]);
    const { totp, email } = await person.factors();
    expect(totp + Number(email)).toBe(1);
  });

  it("of the same device delete it once, and the second reports that it is gone", async () => {
    const person = await signedIn(insurer);
    const { totpDeviceId } = await person.totpDevice("古い電話");
    const outcomes = await inParallel(10, () => person.change(deleteTotp(totpDeviceId)));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    const refused = outcomes.filter(({ kind }) => kind === "failed");
    expect(refused).toHaveLength(9);
    for (const outcome of refused) expect(outcome).toMatchObject({ failure: { code: "gone" } });
    expect(await readOutbox(insurer.id, person.member.email ?? "")).toHaveLength(1);
  });
});

describe("a factor is not deleted (spec §14 case 4)", () => {
  it.each([
    ["by a password alone", (now: Date) => proofsAt(now, "password")],
    ["by a mail code alone", (now: Date) => proofsAt(now, "emailCode")],
    ["on proofs older than five minutes", (now: Date) => proofsAt(addSeconds(now, -300), "password", "totp")],
  ])("%s", async (_, proofs) => {
    const person = await signedIn(insurer, { proofs: proofs(new Date("2026-11-02T01:00:00Z")) });
    const { totpDeviceId } = await person.totpDevice("古い電話");
    expect(await person.change(deleteTotp(totpDeviceId))).toEqual({ kind: "not-recent" });
    expect(await person.change(disableEmailCode)).toEqual({ kind: "not-recent" });
    expect(await person.factors()).toMatchObject({ totp: 2 });
  });

  it("by another member, nor by a member of another insurer: to them it is unknown (case 18)", async () => {
    const owner = await signedIn(insurer);
    const { totpDeviceId } = await owner.totpDevice("人の電話");
    const unknown = { kind: "failed", failure: { ok: false, code: "unknown" } };
    const neighbour = await signedIn(insurer);
    const stranger = await signedIn(await makeInsurer());
    for (const person of [neighbour, stranger]) {
      await person.totpDevice("自分の電話");
      expect(await person.change(deleteTotp(totpDeviceId))).toEqual(unknown);
      expect(await person.change(deleteTotp(randomUUID()))).toEqual(unknown);
    }
    expect(await owner.factors()).toMatchObject({ totp: 2 });
    await owner.change(deleteTotp(totpDeviceId));
    expect(await neighbour.change(deleteTotp(totpDeviceId)), "also once it is gone").toEqual(unknown);
  });
});

describe("mail codes", () => {
  it("are turned off once; the e-mail address stays", async () => {
    const person = await signedIn(insurer);
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { isEmailCodeEnabled: true } }),
    );
    expect(await person.change(disableEmailCode)).toMatchObject({ kind: "done" });
    expect(await person.change(disableEmailCode)).toMatchObject({ kind: "failed", failure: { code: "gone" } });
    expect(await person.factors()).toEqual({ totp: 1, passkey: 0, email: false });
    const member = await inTransaction(insurer.id, (tx) => tx.member.findFirst({ where: { id: person.member.id } }));
    expect(member?.email).toBe(person.member.email);
    expect(await person.audited("email-code.disable")).toMatchObject([{ result: "success" }]);
  });
});
