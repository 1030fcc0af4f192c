import { expect, test } from "vitest";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { confirmEmailByCode } from "#lib/email-address/confirm-email-change.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberStage, makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";
import type { LoadedAttempt } from "../load-attempt.ts";
import type { StepKey } from "../steps.ts";
import { takeStep } from "../take-step.ts";
import { enrolTotp } from "./enrol-totp.ts";
import { proveEmailCode } from "./prove-email-code.ts";
import { proveTotp } from "./prove-totp.ts";

type Verb = (scope: Scope, input: { attempt: LoadedAttempt; code: string }) => Promise<Result<unknown, string>>;

const mailedCode = (walker: Walker) => walker.mailedCode();
const appCode = async ({ totpSecret, context }: Walker) => totpCodeAt(totpSecret ?? "", context.now);

async function newAppCode({ context, ...walker }: Walker, { id: ownerId, member }: LoadedAttempt) {
  const input = { memberId: member.id, ownerId, accountName: walker.person.loginId };
  const { secretBase32 } = await inInsurer(context, (scope) => beginTotpEnrolment(scope, input));
  return totpCodeAt(secretBase32, context.now);
}

type CodeOf = (walker: Walker, attempt: LoadedAttempt) => Promise<string>;

test.each<[StepKey, Method, MemberStage, Verb, CodeOf]>([
  [
    "email-confirm",
    "totp",
    "temporary",
    (scope, { attempt, code }) => confirmEmailByCode(scope, attempt, { code }),
    mailedCode,
  ],
  [
    "totp-register",
    "totp",
    "wizard",
    (scope, input) => enrolTotp(scope, { ...input, name: "電話", signsOutEverywhere: false }),
    newAppCode,
  ],
  ["totp", "totp", "totp", (scope, input) => proveTotp(scope, { ...input, totpDeviceId: undefined }), appCode],
  ["email-code", "email", "email-code", proveEmailCode, mailedCode],
])("%s takes the code as typed; what cannot be one costs no try", async (step, method, upTo, verb, codeOf) => {
  const insurer = await makeInsurer();
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo, method }), method);
  await walker.logIn();
  await walker.walk(step);
  const attempt = await walker.attempt();
  const type = (code: string) =>
    takeStep(walker.context, { token: walker.token, attemptId: attempt.id, steps: [step] }, (scope, live) =>
      verb(scope, { attempt: live, code }),
    );
  expect(await type(" - ")).toEqual({ kind: "failed", due: step, failure: { ok: false, code: "empty" } });
  expect(await type("12345")).toEqual({ kind: "failed", due: step, failure: { ok: false, code: "not-six-digits" } });
  const misses = await inTransaction(insurer.id, async (tx) => [
    ...(await tx.authenticatorGuard.findMany({ where: { memberId: attempt.member.id } })),
    ...(await tx.emailCode.findMany({ where: { memberId: attempt.member.id } })),
  ]);
  expect(misses.reduce((sum, { misses }) => sum + misses, 0)).toBe(0);

  const code = await codeOf(walker, attempt);
  const fullWidth = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  expect(await type(`${fullWidth.slice(0, 3)}－${fullWidth.slice(3)} `)).toMatchObject({ kind: "passed" });
});
