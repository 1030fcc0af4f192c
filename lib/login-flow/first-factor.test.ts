import { beforeAll, describe, expect, test } from "vitest";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";
import { takeStep } from "./take-step.ts";
import { enrolTotp } from "./verbs/enrol-totp.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "email", "passkey"] } });
});

/** Somebody in front of 「ワンタイムパスワードの設定」, its key in their app. */
async function beforeSetUp(person: Walker["person"]) {
  const walker = new Walker(makeContext(insurer), person, "totp");
  await walker.logIn();
  expect(await walker.due()).toBe("totp-register");
  const [memberId, { id: ownerId }] = [person.member.id, await walker.attempt()];
  const { secretBase32 } = await inInsurer(insurer.id, (tx) =>
    beginTotpEnrolment(tx, walker.context, { memberId, ownerId, accountName: person.loginId }),
  );
  const input = { token: walker.token, attemptId: ownerId, steps: ["totp-register"] } as const;
  return (name: string) =>
    takeStep(walker.context, input, (tx, context, attempt) =>
      enrolTotp(tx, context, { attempt, code: totpCodeAt(secretBase32, context.now), name, hasEverywhere: true }),
    );
}

describe("the first factor", () => {
  test.each([1, 2, 3])(
    "of two browsers that set up the first factor at once, one does (case 4; round %i)",
    async () => {
      const person = await makeMember(insurer, { upTo: "wizard" });
      const [own, thiefs] = [await beforeSetUp(person), await beforeSetUp(person)];
      const outcomes = await Promise.all([own("電話"), thiefs("別の電話")]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["other-step", "passed"]);
      expect(outcomes).toContainEqual({ kind: "other-step", due: "totp" });
      expect(await inInsurer(insurer.id, (tx) => tx.totpDevice.count({ where: { memberId: person.member.id } }))).toBe(
        1,
      );
    },
  );
});
