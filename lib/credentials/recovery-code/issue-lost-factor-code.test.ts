import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { keyedHashes } from "#lib/kernel/secrets.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { memberWithPasskey } from "../passkey/passkey.fixture.ts";
import { issueLostFactorCode } from "./issue-lost-factor-code.ts";
import { normalizeRecoveryCode } from "./recovery-code-text.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

const issue = (memberId: string) => asOperator(makeContext(insurer), (scope) => issueLostFactorCode(scope, memberId));

async function issueTo({ member }: TestMember) {
  const issued = await issue(member.id);
  if (!issued.ok) throw new Error(issued.code);
  return issued.value;
}

const tokensOf = ({ member }: TestMember) =>
  inTransaction(insurer.id, (tx) =>
    tx.oneTimeToken.findMany({ where: { memberId: member.id, type: "lostFactorCode" } }),
  );

describe("the code for a lost phone", () => {
  test("twelve characters that telephone and paper cannot confuse, in fours, for 7 days", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const codes = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const { code, expiresAt } = await issueTo(person);
      expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/);
      expect(expiresAt).toEqual(addSeconds(makeContext(insurer).now, 7 * DAY_SECONDS));
      codes.add(code);
    }
    expect(codes.size).toBe(30);
  });

  test("is nowhere in plain, and its hash is worth nothing at another member", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    const other = await makeMember(insurer, { upTo: "totp" });
    const { code } = await issueTo(person);
    const plain = normalizeRecoveryCode(code);
    const stored = await tokensOf(person);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId: person.member.id, action: "member.lost-factor-code" } }),
    );
    expect(events).toMatchObject([{ actor: "operator", result: "success", detail: {} }]);
    for (const text of [plain, code]) expect(JSON.stringify([stored, events.map(String)])).not.toContain(text);
    expect(stored[0]?.tokenHash).toBe(keyedHashes(plain, person.member.id)[0]);
    expect(stored[0]?.tokenHash).not.toBe(keyedHashes(plain, other.member.id)[0]);
  });

  test("of any number issued at once, one is alive", async () => {
    const person = await makeMember(insurer, { upTo: "totp" });
    await inParallel(10, () => issueTo(person));
    const stored = await tokensOf(person);
    expect(stored).toHaveLength(10);
    expect(stored.filter(({ usedAt }) => usedAt === null)).toHaveLength(1);
  });

  test("opens its own tries anew, and no other authenticator's", async () => {
    const { member } = await makeMember(insurer, { upTo: "totp" });
    const owner = { insurerId: insurer.id, memberId: member.id };
    const guard = { ...owner, misses: 50, disabledAt: makeContext(insurer).now };
    await inTransaction(insurer.id, (tx) =>
      tx.authenticatorGuard.createMany({
        data: [
          { ...guard, authenticator: "recoveryCode" },
          { ...guard, authenticator: "password" },
        ],
      }),
    );
    await issue(member.id);
    const left = await inTransaction(insurer.id, (tx) => tx.authenticatorGuard.findMany({ where: owner }));
    expect(left.map(({ authenticator }) => authenticator)).toEqual(["password"]);
  });
});

describe("who gets one", () => {
  test("owners of an app, of a passkey, of mail codes", async () => {
    const passkeyOwner = await memberWithPasskey(insurer);
    const mailReader = await makeMember(insurer, { upTo: "email-code" });
    expect((await issue(passkeyOwner.memberId)).ok).toBe(true);
    expect((await issue(mailReader.member.id)).ok).toBe(true);
  });

  test("nobody who has no factor to lose: the code would be one more way in", async () => {
    const person = await makeMember(insurer, { upTo: "wizard" });
    expect(await issue(person.member.id)).toEqual({ ok: false, code: "no-factor" });
    expect(await tokensOf(person)).toEqual([]);
  });

  test("nobody whose membership has ended", async () => {
    const person = await makeMember(insurer, { upTo: "totp", state: "disabled" });
    expect(await issue(person.member.id)).toEqual({ ok: false, code: "member-disabled" });
  });
});

test.each(["abcd-efgh-jkmn", "ＡＢＣＤ－ＥＦＧＨ－ＪＫＭＮ", " abcd efgh　jkmn ", "ABCDーEFGH―JKMN", "abcdefghjkmn"])(
  "%j is read as what was printed",
  (typed) => {
    expect(normalizeRecoveryCode(typed)).toBe("ABCDEFGHJKMN");
  },
);
