import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import type { Tampering } from "#lib/testing/software-authenticator.ts";
import { listPasskeys } from "./list-passkeys.ts";
import { memberAtBrowser, memberWithPasskey } from "./passkey.fixture.ts";

const { now } = makeContext({} as Insurer);
const FAILED = { ok: false, code: "failed" };
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function passkeysOf(memberId: string) {
  return inTransaction(insurer.id, (tx) => tx.passkey.findMany({ where: { memberId } }));
}

test("the browser is asked for a discoverable key with user verification, on any device", async () => {
  const { creationOptions, memberId } = await memberWithPasskey(insurer);
  const options = await creationOptions();
  expect(options).toMatchObject({
    rp: { id: insurer.host, name: insurer.shortName },
    attestation: "none",
    timeout: 300_000,
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
  });
  expect(options.authenticatorSelection).not.toHaveProperty("authenticatorAttachment");
  expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
  expect(Buffer.from(options.user.id, "base64url").toString("hex")).toBe(memberId.replaceAll("-", ""));
  expect(options.excludeCredentials).toMatchObject([{ transports: ["internal", "hybrid"] }]);
});

describe("what is kept", () => {
  test.each([-7, -8, -257] as const)("algorithm %i registers and logs in", async (algorithm) => {
    const browser = await memberAtBrowser(insurer, { algorithm });
    expect(await browser.register()).toMatchObject({ ok: true });
    expect(await browser.logIn()).toMatchObject({ ok: true, value: { memberId: browser.memberId } });
  });

  test("provider, backup state and transports; a security key counts", async () => {
    const synced = await memberWithPasskey(insurer);
    const key = await memberWithPasskey(insurer, { isCounting: true, aaguid: "00000000-0000-0000-0000-000000000000" });
    expect(await passkeysOf(synced.memberId)).toMatchObject([
      { isBackupEligible: true, isBackedUp: true, counter: 0n, transports: ["internal", "hybrid"] },
    ]);
    expect(await passkeysOf(key.memberId)).toMatchObject([{ isBackupEligible: false, isBackedUp: false, counter: 1n }]);
    const list = await inInsurer(makeContext(insurer), (scope) => listPasskeys(scope, synced));
    expect(list).toMatchObject([{ id: synced.passkeyId, provider: "iCloud キーチェーン", lastUsedAt: null }]);
  });
});

describe("tampering with a registration (spec §14 case 6)", () => {
  const lies: [string, Tampering][] = [
    ["no user verification", { isUserVerified: false }],
    ["no user presence", { isUserPresent: false }],
    ["another relying party", { rpId: "evil.example" }],
    ["another origin", { origin: "https://evil.example" }],
    ["the same host without TLS", { origin: "http://PLACE" }],
    ["another port", { origin: "https://PLACE:8443" }],
    ["an authentication passed off as a registration", { type: "webauthn.get" }],
    ["made inside another site's frame", { isCrossOrigin: true }],
    ["a key that is not discoverable", { isDiscoverable: false }],
  ];

  test.each(lies)("%s", async (_, lie) => {
    const browser = await memberAtBrowser(insurer);
    const tampering = { ...lie, ...(lie.origin && { origin: lie.origin.replace("PLACE", insurer.host) }) };
    expect(await browser.register(tampering)).toEqual(FAILED);
    expect(await passkeysOf(browser.memberId)).toEqual([]);
  });

  test("an algorithm that was not offered", async () => {
    const browser = await memberAtBrowser(insurer, { algorithm: -35 });
    expect(await browser.register()).toEqual(FAILED);
  });

  test("anything that is not a response", async () => {
    const browser = await memberAtBrowser(insurer);
    const response = browser.authenticator.register(await browser.creationOptions());
    const broken = { ...response, response: { ...response.response, attestationObject: "AAAA" } };
    for (const junk of [null, "text", {}, { ...response, id: "other" }, { ...response, type: "password" }, broken]) {
      expect(await browser.postRegistration(junk)).toMatchObject({ ok: false });
    }
  });
});

describe("the challenge", () => {
  const USED = { ok: false, code: "challenge-used" };

  test("is good once, also under 50 parallel posts", async () => {
    const browser = await memberAtBrowser(insurer);
    const response = browser.authenticator.register(await browser.creationOptions());
    const answers = await inParallel(50, (index) => browser.postRegistration(response, { name: `鍵${index}` }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 49 }, () => USED));
    expect(await passkeysOf(browser.memberId)).toHaveLength(1);
  });

  test("is spent by a response that fails", async () => {
    const browser = await memberAtBrowser(insurer);
    const options = await browser.creationOptions();
    await browser.postRegistration(browser.authenticator.register(options, { isUserVerified: false }));
    expect(await browser.postRegistration(browser.authenticator.register(options))).toEqual(USED);
  });

  test("is not spent by a name that has to be typed again", async () => {
    const browser = await memberAtBrowser(insurer);
    const response = browser.authenticator.register(await browser.creationOptions());
    expect(await browser.postRegistration(response, { name: " " })).toEqual({ ok: false, code: "name-empty" });
    expect(await browser.postRegistration(response, { name: "わたしの電話" })).toMatchObject({ ok: true });
  });

  test("is ours, not expired, and given to this attempt for this ceremony", async () => {
    const browser = await memberAtBrowser(insurer);
    const options = await browser.creationOptions();
    const response = browser.authenticator.register(options);
    const invented = browser.authenticator.register({ ...options, challenge: "aW52ZW50ZWQ" });
    const login = browser.authenticator.register({ ...options, challenge: (await browser.requestOptions()).challenge });
    expect(await browser.postRegistration(invented)).toEqual(USED);
    expect(await browser.postRegistration(login)).toEqual(USED);
    expect(await browser.postRegistration(response, { owner: randomUUID() })).toEqual(USED);
    expect(await browser.postRegistration(response, { now: addSeconds(now, 600) })).toEqual(USED);
    expect(await browser.postRegistration(response, { now: addSeconds(now, 599) })).toMatchObject({ ok: true });
  });
});

describe("limits", () => {
  test("a credential is registered once for each insurer, by whichever member", async () => {
    const first = await memberWithPasskey(insurer);
    const second = await memberAtBrowser(insurer);
    const again = { ok: false, code: "already-registered" };
    expect(await first.register()).toEqual(again);
    expect(await second.postRegistration(first.authenticator.register(await second.creationOptions()))).toEqual(again);
  });

  test("names are unique per member in any width and case", async () => {
    const browser = await memberAtBrowser(insurer);
    const other = await memberAtBrowser(insurer);
    const response = browser.authenticator.register(await browser.creationOptions());
    await browser.postRegistration(response, { name: "My Phone" });
    const next = await browser.creationOptions();
    expect(await browser.postRegistration(browser.authenticator.register(next), { name: "ＭＹ phone" })).toEqual({
      ok: false,
      code: "name-taken",
    });
    const same = other.authenticator.register(await other.creationOptions());
    expect(await other.postRegistration(same, { name: "My Phone" })).toMatchObject({ ok: true });
  });

  test("never an eleventh, also in parallel", async () => {
    const { memberId, postRegistration, creationOptions, authenticator } = await memberAtBrowser(insurer);
    const key = {
      insurerId: insurer.id,
      memberId,
      publicKey: new Uint8Array(1),
      counter: 0,
      aaguid: "",
      createdAt: now,
    };
    await inTransaction(insurer.id, (tx) =>
      tx.passkey.createMany({
        data: Array.from({ length: 9 }, (_, index) => ({
          ...key,
          credentialId: randomUUID(),
          isBackupEligible: true,
          isBackedUp: true,
          name: `鍵${index}`,
          nameFolded: `鍵${index}`,
        })),
      }),
    );
    const posts: (() => ReturnType<typeof postRegistration>)[] = [];
    for (let index = 0; index < 5; index += 1) {
      const response = authenticator.register(await creationOptions());
      posts.push(() => postRegistration(response, { name: `新しい鍵${index}` }));
    }
    const answers = await atOnce(...posts);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "too-many")).toHaveLength(4);
    expect(await passkeysOf(memberId)).toHaveLength(10);
  });
});
