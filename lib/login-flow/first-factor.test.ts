import { beforeAll, describe, expect, test } from "vitest";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import { Walker } from "#lib/testing/walker.ts";
import { takeStep } from "./take-step.ts";
import { enrolPasskey } from "./verbs/enrol-passkey.ts";
import { enrolTotp } from "./verbs/enrol-totp.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "email", "passkey"] } });
});

/** A member on 「ワンタイムパスワードの設定」 with the key in their app. */
async function beforeSetUp(person: Walker["person"]) {
  const walker = new Walker(makeContext(insurer), person, "totp");
  await walker.logIn();
  expect(await walker.due()).toBe("totp-register");
  const memberId = person.member.id;
  const { id: ownerId } = await walker.attempt();
  const { secretBase32 } = await inInsurer(walker.context, (scope) =>
    beginTotpEnrolment(scope, { memberId, ownerId, accountName: person.loginId }),
  );
  const input = { token: walker.token, attemptId: ownerId, steps: ["totp-register"] } as const;
  return (name: string) =>
    takeStep(walker.context, input, (scope, attempt) =>
      enrolTotp(scope, { attempt, code: totpCodeAt(secretBase32, scope.now), name, signsOutEverywhere: true }),
    );
}

const ENROLMENT = { totp: "totp-register", email: "email-code" } as const;

const NOTICE_SUBJECTS: Record<Method, string> = {
  totp: "「認証アプリ」に「電話」が追加されました。",
  email: "「メール認証」が設定されました。",
  passkey: "「生体認証」に「電話」が追加されました。",
};

async function noticesTo(walker: Walker): Promise<(string | undefined)[]> {
  const mails = await readOutbox(insurer.id, walker.presentEmail());
  return mails.filter(({ kind }) => kind === "notice").map(({ text }) => text.match(/^「.*$/m)?.[0]);
}

async function setUpPasskey(walker: Walker) {
  const { id: attemptId } = await walker.attempt();
  const form = { token: walker.token, attemptId, steps: ["passkey-register"] } as const;
  return takeStep(walker.context, form, async (scope, attempt) => {
    const ceremony = { memberId: attempt.member.id, owner: attempt.id };
    const options = await beginPasskeyRegistration(scope, ceremony);
    const response = makeAuthenticator(insurerOrigin(insurer)).register(options);
    return enrolPasskey(scope, { attempt, response, name: "電話" });
  });
}

describe("the first factor", () => {
  test.each([1, 2, 3])(
    "of two browsers that set up the first factor at once, one does (case 4; round %i)",
    async () => {
      const person = await makeMember(insurer, { upTo: "wizard" });
      const own = await beforeSetUp(person);
      const thiefs = await beforeSetUp(person);
      const outcomes = await atOnce(
        () => own("電話"),
        () => thiefs("別の電話"),
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["other-step", "passed"]);
      expect(outcomes).toContainEqual({ kind: "other-step", due: "totp" });
      expect(
        await inTransaction(insurer.id, (tx) => tx.totpDevice.count({ where: { memberId: person.member.id } })),
      ).toBe(1);
    },
  );

  test.each(METHODS)(
    "the first factor sends a notice to the confirmed e-mail address, whatever the method (%s)",
    async (method) => {
      const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "wizard", method }), method);
      await walker.logIn();
      expect(await noticesTo(walker)).toEqual([]);
      const outcome = method === "passkey" ? await setUpPasskey(walker) : await walker.act(ENROLMENT[method]);
      expect(outcome.kind).toBe("passed");
      expect(await noticesTo(walker)).toEqual([NOTICE_SUBJECTS[method]]);
    },
  );

  test("its later proofs send no notice", async () => {
    const person = await makeMember(insurer, { upTo: "email-code", method: "email" });
    const walker = new Walker(makeContext(insurer), person, "email");
    await walker.logIn();
    expect(await walker.walk()).toEqual(["email-code", "done"]);
    expect(await noticesTo(walker)).toEqual([]);
  });
});
