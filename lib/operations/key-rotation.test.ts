import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { issueEmailCode } from "#lib/credentials/email-code/issue-email-code.ts";
import { verifyEmailCode } from "#lib/credentials/email-code/verify-email-code.ts";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { issueLostFactorCode } from "#lib/credentials/recovery-code/issue-lost-factor-code.ts";
import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import { verifyRecoveryCode } from "#lib/credentials/recovery-code/verify-recovery-code.ts";
import { queueRecoveryRequest } from "#lib/credentials/recovery-request/recovery-request.ts";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { registerTotpDevice } from "#lib/credentials/totp/register-totp-device.ts";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { verifyTotp } from "#lib/credentials/totp/verify-totp.ts";
import { consent, delivered, open } from "#lib/eligibility/eligible.fixture.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { ok } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import { addEligibility } from "#lib/testing/add-eligibility.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberStage, makeMember } from "#lib/testing/make-member.ts";
import { asOperator, opsTransaction } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { keyStatusOf } from "./key-status.ts";
import { rotateKeysOf } from "./rotate-keys.ts";

const rings = [env().PASSWORD_PEPPERS, env().ENCRYPTION_KEYS];
const before = rings.map((ring) => [...ring]);
const [OLD_PEPPER, OLD_KEY] = before.map((ring) => ring[0]?.id ?? "") as [string, string];
const now = new Date("2026-11-02T01:00:00Z");
let insurer: Insurer;

beforeEach(async () => {
  insurer = await makeInsurer({ policy: { eligibility: { isOn: true } } });
});
afterEach(() => {
  for (const [index, ring] of rings.entries()) ring.splice(0, ring.length, ...(before[index] ?? []));
});

/** A new key comes first, the old one stays: the first step of docs/operations.md. */
function addKeys() {
  for (const ring of rings) ring.unshift({ id: "new", key: Buffer.alloc(32, 9) });
}

/** Its last step: only the new key is left. */
function dropOldKeys() {
  for (const ring of rings) ring.splice(1);
}

const at = (seconds: number) => makeContext(insurer, { now: addSeconds(now, seconds) });
const within = <Value>(seconds: number, work: (scope: Scope) => Promise<Value>) => inInsurer(at(seconds), work);
const status = () => asOperator(at(0), keyStatusOf);
const rowsUnder = async (keyId: string) =>
  (await status()).filter((row) => row.keyId === keyId && row.count > 0).map(({ secret }) => secret);
const rotate = (batch?: number) => rotateKeysOf((work) => asOperator(at(0), work), { batch });

const logIn = async (loginId: string, password: string, seconds: number) =>
  (await checkLoginPassword(at(seconds), { loginId, password }, async (_scope, accepted) => ok(accepted))).ok;

/** Makes the secret of one kind; `use` tells whether it opens what it should. */
const SECRETS: Record<string, (stage: MemberStage) => Promise<(seconds: number) => Promise<boolean>>> = {
  "own password": async () => {
    const { loginId, password } = await makeMember(insurer, { upTo: "wizard" });
    return (seconds) => logIn(loginId, password, seconds);
  },
  "temporary password": async () => {
    const { loginId, password } = await makeMember(insurer, { upTo: "temporary" });
    return (seconds) => logIn(loginId, password, seconds);
  },
  "recovery code": async (upTo) => {
    const { id: memberId } = (await makeMember(insurer, { upTo })).member;
    const code = await within(0, (scope) => makeRecoveryCode(scope, { memberId }));
    return async (s) =>
      (await within(s, (scope) => verifyRecoveryCode(scope, { memberId, attemptId: memberId, code }))).ok;
  },
  "lost-factor code": async (upTo) => {
    const { id: memberId } = (await makeMember(insurer, { upTo })).member;
    const issued = await within(0, (scope) => issueLostFactorCode(scope, memberId));
    const code = issued.ok ? issued.value.code : "";
    return async (s) =>
      (await within(s, (scope) => verifyRecoveryCode(scope, { memberId, attemptId: memberId, code }))).ok;
  },
  "mailed code": async (upTo) => {
    const { id: memberId } = (await makeMember(insurer, { upTo })).member;
    const bound = { memberId, ownerId: memberId, purpose: "login" as const };
    const issued = await within(0, (scope) => issueEmailCode(scope, { ...bound, email: "m@example.jp" }));
    const code = issued.ok ? issued.value.code : "";
    return async (s) => (await within(s, (scope) => verifyEmailCode(scope, { ...bound, code }))).ok;
  },
  "authenticator app": async () => {
    const { member, totpSecret } = await makeMember(insurer, { upTo: "totp" });
    const of = { memberId: member.id, attemptId: member.id };
    return async (s) =>
      (await within(s, (scope) => verifyTotp(scope, { ...of, code: totpCodeAt(totpSecret ?? "", scope.now) }))).ok;
  },
  "app that is being set up": async (upTo) => {
    const { id: memberId } = (await makeMember(insurer, { upTo })).member;
    const owner = { memberId, ownerId: memberId };
    const { secretBase32 } = await within(0, (scope) => beginTotpEnrolment(scope, { ...owner, accountName: "x" }));
    return async (s) =>
      (
        await within(s, (scope) =>
          registerTotpDevice(scope, { ...owner, name: "電話", code: totpCodeAt(secretBase32, scope.now) }),
        )
      ).ok;
  },
  "check code of a document": async () => {
    const person = await makeMember(insurer, { upTo: "terms" });
    await addEligibility(person);
    await within(0, (scope) => consent(scope, person));
    const { code, id } = await delivered(insurer, person);
    return async () => {
      const opened = await open(insurer, person, id);
      return opened.ok && opened.value.code === code;
    };
  },
  "mail that waits": async () => {
    const link = "https://x.example/?token=secret-link";
    const mail = {
      kind: "password-reset",
      to: "m@example.jp",
      link,
      expiresAt: addSeconds(now, 600),
      kana: "ケンポ",
    } as const;
    await within(0, (scope) => queueMail(scope, mail));
    return async () => (await readOutbox(insurer.id, "m@example.jp"))[0]?.text.includes(link) ?? false;
  },
};

describe.each(Object.keys(SECRETS))("%s", (name) => {
  const make = SECRETS[name];

  test("works after a new key was put first, and is counted under the key it stands on (ASVS 11.2.2)", async () => {
    const use = await make?.("totp");
    addKeys();
    expect(
      (await rowsUnder(OLD_PEPPER).then((rows) => rows.length)) + (await rowsUnder(OLD_KEY)).length,
    ).toBeGreaterThan(0);
    expect(await use?.(1)).toBe(true);
  });

  test("made under the new key, works once the old one is dropped", async () => {
    addKeys();
    const use = await make?.("totp");
    dropOldKeys();
    expect(await use?.(1)).toBe(true);
  });
});

test.each(["authenticator app", "app that is being set up", "check code of a document", "mail that waits"])(
  "%s: `keys rotate` seals it anew; the old key can be dropped when the status says zero",
  async (name) => {
    const use = await SECRETS[name]?.("wizard");
    addKeys();
    expect(await rowsUnder(OLD_KEY)).not.toEqual([]);
    expect(await rotate()).toMatchObject({ resealed: 1, unreadable: 0 });
    expect(await rowsUnder(OLD_KEY)).toEqual([]);
    expect(await rotate()).toMatchObject({ resealed: 0 });
    dropOldKeys();
    expect(await use?.(1)).toBe(true);
  },
);

test("an own password takes the new pepper at the next login; then the old one can be dropped", async () => {
  const use = await SECRETS["own password"]?.("wizard");
  addKeys();
  await use?.(1);
  expect(await rowsUnder(OLD_PEPPER)).toEqual([]);
  dropOldKeys();
  expect(await use?.(2)).toBe(true);
});

test("rotation goes on where it was interrupted, batch by batch, and leaves what it cannot read", async () => {
  for (let index = 0; index < 5; index += 1) await makeMember(insurer, { upTo: "totp" });
  const odd = await makeMember(insurer, { upTo: "totp" });
  const { id: insurerId } = insurer;
  await opsTransaction(insurerId, (tx) =>
    tx.totpDevice.updateMany({
      where: { memberId: odd.member.id },
      data: { secretEncrypted: `${OLD_KEY}.a.b.c` },
    }),
  );
  addKeys();
  let batches = 0;
  const stopping = rotateKeysOf(
    (work) => {
      batches += 1;
      if (batches > 1) throw new Error("killed");
      return asOperator(at(0), work);
    },
    { batch: 2 },
  );
  await expect(stopping).rejects.toThrow("killed");
  expect((await status()).find(({ secret, keyId }) => secret === "totpDevice" && keyId === "new")?.count).toBe(2);
  expect(await rotate(2)).toMatchObject({ resealed: 3, unreadable: 1 });
  expect(await rowsUnder(OLD_KEY)).toEqual(["totpDevice"]);
});

test("a question that waits for the worker is counted, and nothing of another insurer's", async () => {
  await within(0, (scope) => queueRecoveryRequest(scope, { task: "password-reset", loginId: "x", browserHash: null }));
  expect((await status()).filter(({ count }) => count > 0)).toEqual([
    { setting: "ENCRYPTION_KEYS", secret: "recoveryRequest", keyId: OLD_KEY, count: 1 },
  ]);
});
