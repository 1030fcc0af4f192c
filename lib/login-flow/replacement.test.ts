import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { registerPasskey } from "#lib/credentials/passkey/register-passkey.ts";
import { issueLostFactorCode } from "#lib/credentials/recovery-code/issue-lost-factor-code.ts";
import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import { Walker } from "#lib/testing/walker.ts";
import { FACTOR_STEPS } from "./next-step.ts";
import { takeStep } from "./take-step.ts";
import { selectMethod } from "./verbs/select-method.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "email", "passkey"] } });
});

/** A member with an authenticator app and a printed recovery code. */
async function member(): Promise<Walker> {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  walker.recoveryCode = await inInsurer(walker.context, (scope) =>
    makeRecoveryCode(scope, { memberId: walker.person.member.id }),
  );
  return walker;
}

/** A thief who has the password, the phone and the paper. */
const thiefOf = (walker: Walker) =>
  Object.assign(new Walker(walker.context, walker.person, "totp"), { recoveryCode: walker.recoveryCode });

async function insurersCode({ context, person }: Walker): Promise<string> {
  const issued = await asOperator(context, (scope) => issueLostFactorCode(scope, person.member.id));
  if (!issued.ok) throw new Error(issued.code);
  return issued.value.code;
}

async function addPasskey({ context, person }: Walker): Promise<string> {
  const ceremony = { memberId: person.member.id, owner: randomUUID() };
  const registered = await inInsurer(context, async (scope) => {
    const options = await beginPasskeyRegistration(scope, ceremony);
    const response = makeAuthenticator(insurerOrigin(insurer)).register(options);
    return registerPasskey(scope, { ...ceremony, response, name: "鍵" });
  });
  if (!registered.ok) throw new Error(registered.code);
  return registered.value.passkeyId;
}

/** Password, recovery code, a new app, the portal. */
async function replaceFactors(walker: Walker) {
  await walker.logIn();
  await walker.enterRecoveryCode();
  expect(await walker.walk()).toEqual(["totp-register", "done"]);
  expect((await walker.openSession()).ok).toBe(true);
}

describe("a replaced factor", () => {
  test("ends every other login under way, also one that was proved by a code or by the lost phone (§8, case 13)", async () => {
    const walker = await member();
    const [withCode, withPhone] = [thiefOf(walker), thiefOf(walker)];
    await withCode.logIn();
    expect((await withCode.enterRecoveryCode()).kind).toBe("passed");
    await withPhone.logIn();
    expect((await withPhone.act("totp")).kind).toBe("passed");
    walker.recoveryCode = await insurersCode(walker);
    await replaceFactors(walker);

    expect((await withCode.act("totp-register")).kind).toBe("no-attempt");
    expect((await withPhone.openSession()).ok).toBe(false);
    await walker.logIn();
    expect(await walker.walk()).toEqual(["totp", "done"]);
  });

  test("of two browsers that hold a code each, one sets up its factor, and the other's login is over", async () => {
    const walker = await member();
    const thief = thiefOf(walker);
    await thief.logIn();
    await thief.enterRecoveryCode();
    walker.recoveryCode = await insurersCode(walker);
    await walker.logIn();
    await walker.enterRecoveryCode();
    const outcomes = await atOnce(
      () => walker.act("totp-register"),
      () => thief.act("totp-register"),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["no-attempt", "passed"]);
  });

  test("a replacement ends the insurer's code as well", async () => {
    const walker = await member();
    const posted = await insurersCode(walker);
    await replaceFactors(walker);
    const finder = Object.assign(thiefOf(walker), { recoveryCode: posted });
    await finder.logIn();
    expect(await finder.enterRecoveryCode()).toMatchObject({ kind: "failed", failure: { code: "incorrect" } });
  });

  test("what was replaced is in the audit by id", async () => {
    const walker = await member();
    const memberId = walker.person.member.id;
    const app = await inTransaction(insurer.id, (tx) => tx.totpDevice.findFirstOrThrow({ where: { memberId } }));
    const passkeyId = await addPasskey(walker);
    walker.recoveryCode = await insurersCode(walker);
    await walker.logIn();
    await walker.enterRecoveryCode();
    const form = { token: walker.token, attemptId: (await walker.attempt()).id, steps: FACTOR_STEPS };
    await takeStep(walker.context, form, (scope, attempt) => selectMethod(scope, { attempt, method: "email" }));
    walker.wait(31);
    const { now } = walker.context;
    expect((await walker.act("email-code")).kind).toBe("passed");

    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId, at: { gt: now } }, orderBy: { sequence: "asc" } }),
    );
    expect(events.map(({ action, result, detail }) => [action, result, detail])).toEqual([
      ["login.email-code", "success", { purpose: "login" }],
      ["totp.delete", "success", { credentialId: app.id }],
      ["passkey.delete", "success", { credentialId: passkeyId }],
      ["recovery-code.delete", "success", {}],
      ["email-code.enable", "success", {}],
      ["method.change", "success", { method: "email" }],
      ["session.end-others", "success", { ended: 0 }],
    ]);
  });
});
