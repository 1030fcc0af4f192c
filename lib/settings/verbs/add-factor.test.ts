import { beforeAll, describe, expect, it } from "vitest";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import { wrongTotpCode } from "#lib/testing/wrong-totp-code.ts";
import { type SignedIn, signedIn } from "../signed-in.fixture.ts";
import { addEmailCode } from "./add-email-code.ts";
import { addPasskey } from "./add-passkey.ts";
import { addTotp } from "./add-totp.ts";
import { sendEnrolmentCode } from "./send-enrolment-code.ts";

const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** What the QR code of the member's set-up page says. */
async function secretFor({ read, member, session }: SignedIn, ownerId = session.id) {
  const start = { memberId: member.id, ownerId, accountName: member.loginId };
  return (await read((scope) => beginTotpEnrolment(scope, start))).secretBase32;
}

/** The code that the app shows for it. */
const codeFor = async (person: SignedIn, ownerId = person.session.id) =>
  totpCodeAt(await secretFor(person, ownerId), person.context.now);

async function postTotp(person: SignedIn, input: { code: string; name?: string; isChosen?: boolean }) {
  return person.change((scope, session) => addTotp(scope, session, { name: "二台目", isChosen: false, ...input }));
}

async function passkeyFor({ read, context, member, session }: SignedIn) {
  const options = await read((scope) => beginPasskeyRegistration(scope, { memberId: member.id, owner: session.id }));
  return makeAuthenticator(insurerOrigin(context.insurer)).register(options);
}

async function mailedCode(person: SignedIn) {
  expect(await person.change(sendEnrolmentCode)).toMatchObject({ kind: "done" });
  const mails = await readOutbox(person.context.insurer.id, person.member.email ?? "");
  return mails.findLast(({ kind }) => kind === "enrolment-code")?.text.match(/^\d{6}$/m)?.[0] ?? "";
}

const postCode = (person: SignedIn, code: string, isChosen = false) =>
  person.change((scope, session) => addEmailCode(scope, session, { code, isChosen }));

async function notices(person: SignedIn) {
  const mails = await readOutbox(person.context.insurer.id, person.member.email ?? "");
  return mails.filter(({ kind }) => kind === "notice").map(({ text }) => text);
}

describe("adding a factor", () => {
  it("an app: a second device, the method unchanged, one notice", async () => {
    const person = await signedIn(insurer, { method: "totp" });
    expect(await postTotp(person, { code: await codeFor(person) })).toMatchObject({ kind: "done" });
    expect(await person.factors()).toMatchObject({ totp: 2 });
    expect(await notices(person)).toEqual([expect.stringContaining("「認証アプリ」に「二台目」が追加されました")]);
  });

  it("an app, code and name left empty: both are told", async () => {
    const person = await signedIn(insurer, { method: "totp" });
    expect(await postTotp(person, { code: "", name: " " })).toMatchObject({
      failure: { code: "empty", nameProblem: "name-empty" },
    });
  });

  it("a passkey, chosen on the profile: it becomes the method in the same transaction", async () => {
    const person = await signedIn(insurer);
    const response = await passkeyFor(person);
    const added = await person.change((scope, session) =>
      addPasskey(scope, session, { response, name: "わたしの電話", isChosen: true }),
    );
    expect(added).toMatchObject({ kind: "done" });
    expect(await person.method()).toBe("passkey");
    expect(await notices(person)).toEqual([
      expect.stringContaining("「生体認証」に「わたしの電話」が追加されました"),
      expect.stringContaining("認証方法が「生体認証」に変更されました"),
    ]);
    expect(await person.audited("method.change")).toMatchObject([{ detail: { method: "passkey" } }]);
  });

  it("mail codes: by a code to the confirmed e-mail address", async () => {
    const person = await signedIn(insurer);
    expect(await postCode(person, await mailedCode(person), true)).toMatchObject({ kind: "done" });
    expect(await person.factors()).toMatchObject({ email: true });
    expect(await person.method()).toBe("email");
    expect(await person.audited("email-code.enable")).toHaveLength(1);
  });

  it("left half-way changes nothing", async () => {
    const person = await signedIn(insurer);
    await codeFor(person);
    await passkeyFor(person);
    await mailedCode(person);
    expect(await person.factors()).toEqual({ totp: 1, passkey: 0, email: false });
    expect(await person.method()).toBe("totp");
    expect(await notices(person)).toEqual([]);
  });

  it("a wrong code keeps the QR code and the method", async () => {
    const person = await signedIn(insurer, { upTo: "email-code" });
    const code = await codeFor(person);
    const wrong = wrongTotpCode(await secretFor(person), now);
    const refused = await postTotp(person, { code: wrong, isChosen: true });
    expect(refused).toMatchObject({ kind: "failed", failure: { code: "code-incorrect" } });
    expect(await person.method()).toBe("email");
    expect(await codeFor(person)).toBe(code);
    expect(await postTotp(person, { code, isChosen: true })).toMatchObject({ kind: "done" });
    expect(await person.method()).toBe("totp");
  });

  it("a code is read as it was typed; one that is none uses nothing up", async () => {
    const person = await signedIn(insurer);
    const code = await codeFor(person);
    expect(await postTotp(person, { code: "" })).toMatchObject({ failure: { code: "empty" } });
    expect(await postTotp(person, { code: code.slice(1) })).toMatchObject({ failure: { code: "not-six-digits" } });
    expect(await postTotp(person, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ kind: "done" });
  });

  it("submitted ten times at once adds one device and sends one notice", async () => {
    const person = await signedIn(insurer);
    const code = await codeFor(person);
    const outcomes = await inParallel(10, () => postTotp(person, { code }));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(await person.factors()).toMatchObject({ totp: 2 });
    expect(await notices(person)).toHaveLength(1);
  });
});

describe("a name", () => {
  it.each([
    ["that another device has, in another spelling", "ｉＰｈｏｎｅ", "name-taken"],
    ["of 41 characters", "あ".repeat(41), "name-too-long"],
    ["of nothing visible", "\u200b \u202e", "name-empty"],
  ])("%s is refused", async (_, name, code) => {
    const person = await signedIn(insurer);
    await person.totpDevice("iPhone");
    expect(await postTotp(person, { code: await codeFor(person), name })).toMatchObject({ failure: { code } });
  });

  it("with HTML stays text in the notice", async () => {
    const person = await signedIn(insurer);
    await postTotp(person, { code: await codeFor(person), name: "<b>電話</b>" });
    const [mail] = await readOutbox(insurer.id, person.member.email ?? "");
    expect(mail?.html).not.toContain("<b>電話");
  });
});

describe("a factor is not added (spec §14 case 4)", () => {
  it.each([
    ["by a password alone", proofsAt(now, "password")],
    ["by a mail code alone", proofsAt(now, "emailCode")],
    ["on proofs older than five minutes", proofsAt(addSeconds(now, -300), "password", "totp")],
  ])("%s", async (_, proofs) => {
    const person = await signedIn(insurer, { proofs });
    const code = await codeFor(person);
    const response = await passkeyFor(person);
    expect(await postTotp(person, { code })).toEqual({ kind: "not-recent" });
    const passkey = await person.change((scope, session) =>
      addPasskey(scope, session, { response, name: "鍵", isChosen: true }),
    );
    expect(passkey).toEqual({ kind: "not-recent" });
    expect(await person.change(sendEnrolmentCode)).toEqual({ kind: "not-recent" });
    expect(await postCode(person, "123456")).toEqual({ kind: "not-recent" });
    expect(await person.factors()).toEqual({ totp: 1, passkey: 0, email: false });
  });

  it("by the QR code of another session of the same member", async () => {
    const person = await signedIn(insurer);
    const other = await openSession(person.context, { memberId: person.member.id });
    const code = await codeFor(person, other.id);
    expect(await postTotp(person, { code })).toMatchObject({ failure: { code: "enrolment-expired" } });
  });

  it("where the insurer does not allow the method", async () => {
    const strict = await makeInsurer({ policy: { methods: ["email"] } });
    const person = await signedIn(strict, { upTo: "email-code" });
    const notAllowed = { kind: "failed", failure: { ok: false, code: "not-allowed" } };
    expect(await postTotp(person, { code: await codeFor(person) })).toEqual(notAllowed);
    const response = await passkeyFor(person);
    const passkey = await person.change((scope, session) =>
      addPasskey(scope, session, { response, name: "鍵", isChosen: false }),
    );
    expect(passkey).toEqual(notAllowed);
    const noMail = await signedIn(await makeInsurer({ policy: { methods: ["totp"] } }));
    expect(await noMail.change(sendEnrolmentCode)).toEqual(notAllowed);
    expect(await postCode(noMail, "123456")).toEqual(notAllowed);
  });
});

describe("mail codes are not set up", () => {
  it("by a code that was sent to a former e-mail address", async () => {
    const person = await signedIn(insurer);
    const code = await mailedCode(person);
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { email: "other@example.jp" } }),
    );
    expect(await postCode(person, code)).toMatchObject({ failure: { code: "email-changed" } });
    expect(await person.factors()).toMatchObject({ email: false });
  });

  it("without a confirmed e-mail address", async () => {
    const person = await signedIn(insurer);
    await person.read(({ tx }) =>
      tx.member.updateMany({ where: { id: person.member.id }, data: { emailConfirmedAt: null } }),
    );
    expect(await person.change(sendEnrolmentCode)).toMatchObject({ failure: { code: "no-email" } });
  });

  it("by a login code, nor by the code of another session", async () => {
    const person = await signedIn(insurer);
    const other = await openSession(person.context, { memberId: person.member.id });
    const code = await mailedCode(person);
    const elsewhere = await person.change((scope, session) => addEmailCode(scope, session, { code, isChosen: false }), {
      token: other.token,
    });
    expect(elsewhere).toMatchObject({ failure: { code: "expired" } });
    expect(await person.factors()).toMatchObject({ email: false });
  });
});
