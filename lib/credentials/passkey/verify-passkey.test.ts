import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import type { Tampering } from "#lib/testing/software-authenticator.ts";
import { memberWithPasskey } from "./passkey.fixture.ts";
import { userHandleText } from "./webauthn-requirements.ts";

const { now } = makeContext({} as Insurer);
const FAILED = { ok: false, code: "failed" };
const UNKNOWN = { ok: false, code: "unknown-credential" };
const USED = { ok: false, code: "challenge-used" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function passkey(id: string) {
  return inTransaction(insurer.id, (tx) =>
    tx.passkey.findUniqueOrThrow({ where: { insurerId_id: { insurerId: insurer.id, id } } }),
  );
}

describe("logging in", () => {
  test("with the passkey alone: it says whose it is", async () => {
    const { logIn, requestOptions, memberId, passkeyId } = await memberWithPasskey(insurer);
    expect(await requestOptions()).toMatchObject({
      rpId: insurer.host,
      userVerification: "required",
      allowCredentials: [],
    });
    expect(await logIn()).toEqual({ ok: true, value: { memberId, passkeyId } });
    expect((await passkey(passkeyId)).lastUsedAt).toEqual(now);
  });

  test("as second factor: the member's own are offered", async () => {
    const { confirm, requestOptions, memberId, passkeyId, authenticator } = await memberWithPasskey(insurer);
    expect((await requestOptions({ memberId })).allowCredentials).toMatchObject([{ id: authenticator.id }]);
    expect(await confirm()).toEqual({ ok: true, value: { memberId, passkeyId } });
    expect(await confirm({ userHandle: null })).toMatchObject({ ok: true });
  });

  test("while the password is under attack (spec §14 case 10)", async () => {
    const { logIn, memberId } = await memberWithPasskey(insurer);
    await inTransaction(insurer.id, (tx) =>
      tx.authenticatorGuard.createMany({
        data: (["password", "totp", "emailCode"] as const).map((authenticator) => ({
          insurerId: insurer.id,
          memberId,
          authenticator,
          misses: 50,
          disabledAt: now,
        })),
      }),
    );
    expect(await logIn()).toMatchObject({ ok: true });
  });
});

describe("tampering with an assertion (spec §14 case 6)", () => {
  const lies: [string, Tampering][] = [
    ["no user verification", { isUserVerified: false }],
    ["no user presence", { isUserPresent: false }],
    ["another relying party", { rpId: "evil.example" }],
    ["another origin", { origin: "https://evil.example" }],
    ["a registration passed off as an authentication", { type: "webauthn.create" }],
    ["made inside another site's frame", { isCrossOrigin: true }],
    ["another member's user handle", { userHandle: userHandleText(randomUUID()) }],
    ["a key that was synced and now says it cannot be", { isBackupEligible: false }],
  ];

  test.each(lies)("%s", async (_, tampering) => {
    const { logIn, confirm } = await memberWithPasskey(insurer);
    expect(await logIn(tampering)).toEqual(FAILED);
    expect(await confirm(tampering)).toEqual(FAILED);
    expect(await logIn()).toMatchObject({ ok: true });
  });

  test("alone, without saying whose it is", async () => {
    const { logIn } = await memberWithPasskey(insurer);
    expect(await logIn({ userHandle: null })).toEqual(FAILED);
  });

  test("signed by another key under this credential's id", async () => {
    const owner = await memberWithPasskey(insurer);
    const thief = await memberWithPasskey(insurer);
    const options = await thief.requestOptions();
    const { id } = owner.authenticator;
    const forged = thief.authenticator.authenticate(options, { userHandle: userHandleText(owner.memberId) });
    expect(await thief.postAssertion({ ...forged, id, rawId: id })).toEqual(FAILED);
  });

  test("anything that is not a response", async () => {
    const { authenticator, requestOptions, postAssertion } = await memberWithPasskey(insurer);
    const response = authenticator.authenticate(await requestOptions());
    const broken = { ...response, response: { ...response.response, authenticatorData: "AAAA" } };
    for (const junk of [undefined, [], { ...response, rawId: "other" }, { ...response, response: {} }, broken]) {
      expect(await postAssertion(junk)).toMatchObject({ ok: false });
    }
  });
});

describe("somebody else's passkey", () => {
  test("of another member, after this member's password", async () => {
    const victim = await memberWithPasskey(insurer);
    const other = await memberWithPasskey(insurer);
    const options = await victim.requestOptions({ memberId: victim.memberId });
    const response = other.authenticator.authenticate(options);
    expect(await victim.postAssertion(response, { memberId: victim.memberId })).toEqual(UNKNOWN);
  });

  test("of another insurer", async () => {
    const here = await memberWithPasskey(insurer);
    const there = await memberWithPasskey(await makeInsurer());
    expect(await here.postAssertion(there.authenticator.authenticate(await here.requestOptions()))).toEqual(UNKNOWN);
    expect(await here.postAssertion(there.authenticator.authenticate(await there.requestOptions()))).toEqual(USED);
  });

  test("of a member who lost the insurance, or one that was deleted", async () => {
    const left = await memberWithPasskey(insurer);
    const deleted = await memberWithPasskey(insurer);
    await inTransaction(insurer.id, async (tx) => {
      await tx.member.updateMany({ where: { id: left.memberId }, data: { state: "disabled" } });
      await tx.passkey.deleteMany({ where: { id: deleted.passkeyId } });
    });
    expect(await left.logIn()).toEqual(UNKNOWN);
    expect(await left.confirm()).toEqual(UNKNOWN);
    expect(await deleted.logIn()).toEqual(UNKNOWN);
  });
});

describe("the challenge", () => {
  test("is good once, also under 50 parallel posts", async () => {
    const { authenticator, requestOptions, postAssertion } = await memberWithPasskey(insurer);
    const response = authenticator.authenticate(await requestOptions());
    const answers = await inParallel(50, () => postAssertion(response));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "challenge-used")).toHaveLength(49);
  });

  test("is the same one in any spelling that decodes to it", async () => {
    const { authenticator, requestOptions, postAssertion } = await memberWithPasskey(insurer);
    const options = await requestOptions();
    const { challenge } = options;
    expect(await postAssertion(authenticator.authenticate(options))).toMatchObject({ ok: true });
    for (const other of [`${challenge}=`, `${challenge} `, `\n${challenge}`, `${challenge}!!!!`]) {
      const again = authenticator.authenticate({ ...options, challenge: other });
      expect(await postAssertion(again)).toEqual({ ok: false, code: "challenge-used" });
    }
  });

  test("is no row until it is answered, however many are asked for", async () => {
    const other = await makeInsurer();
    const { authenticator, requestOptions, postAssertion } = await memberWithPasskey(other);
    const rows = () => inTransaction(other.id, (tx) => tx.webauthnChallenge.count());
    const before = await rows();
    const asked = await Promise.all(Array.from({ length: 20 }, () => requestOptions()));
    expect(new Set(asked.map(({ challenge }) => challenge)).size).toBe(20);
    expect(await rows()).toBe(before);
    for (const options of asked.slice(0, 2)) await postAssertion(authenticator.authenticate(options));
    expect(await rows()).toBe(before + 2);
  });

  test("is spent by an assertion that fails", async () => {
    const { authenticator, requestOptions, postAssertion } = await memberWithPasskey(insurer);
    const options = await requestOptions();
    expect(await postAssertion(authenticator.authenticate(options, { isUserVerified: false }))).toEqual(FAILED);
    expect(await postAssertion(authenticator.authenticate(options))).toEqual(USED);
  });

  test("is not another browser's, another ceremony's, invented, or older than five minutes", async () => {
    const { authenticator, requestOptions, creationOptions, postAssertion } = await memberWithPasskey(insurer);
    const options = await requestOptions();
    const response = authenticator.authenticate(options);
    const { challenge } = await creationOptions();
    expect(await postAssertion(response, { owner: randomUUID() })).toEqual(USED);
    expect(await postAssertion(authenticator.authenticate({ ...options, challenge }))).toEqual(USED);
    expect(await postAssertion(authenticator.authenticate({ ...options, challenge: "aW52ZW50ZWQ" }))).toEqual(USED);
    expect(await postAssertion(response, { now: addSeconds(now, 300) })).toEqual(USED);
    expect(await postAssertion(response, { now: addSeconds(now, 299) })).toMatchObject({ ok: true });
  });
});

describe("the counter", () => {
  test("is kept as reported", async () => {
    const { logIn, passkeyId } = await memberWithPasskey(insurer, { isCounting: true });
    expect(await logIn({ counter: 41 })).toMatchObject({ ok: true });
    expect((await passkey(passkeyId)).counter).toBe(41n);
  });

  test.each([41, 40, 0])("at 41 that reports %i is refused and flagged: a copied key", async (counter) => {
    const { logIn, memberId, passkeyId } = await memberWithPasskey(insurer, { isCounting: true });
    await logIn({ counter: 41 });
    expect(await logIn({ counter })).toEqual(FAILED);
    expect((await passkey(passkeyId)).counter).toBe(41n);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId, action: "login.passkey", result: "failure" } }),
    );
    expect(events).toMatchObject([{ detail: { reason: "counter-regressed", passkeyId } }]);
  });

  test("that never counts is no reason to refuse: synced passkeys report zero", async () => {
    const { logIn } = await memberWithPasskey(insurer);
    expect(await logIn()).toMatchObject({ ok: true });
    expect(await logIn()).toMatchObject({ ok: true });
  });
});
