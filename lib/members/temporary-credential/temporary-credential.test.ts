import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { loginIdProblems } from "#lib/typed-text/login-id.ts";
import { proposeLoginId } from "../propose-login-id.ts";
import { checkTemporaryPassword } from "./check-temporary-password.ts";
import { prepareTemporaryCredential } from "./prepare-temporary-credential.ts";
import { temporaryCredentialKind } from "./temporary-credential-kind.ts";

const member = {
  insurerId: "00000000-0000-7000-8000-000000000001",
  id: "00000000-0000-7000-8000-000000000002",
  symbol: "12",
  number: "3456789",
  birthDate: new Date("1980-12-01T00:00:00Z"),
  qualifiedOn: new Date("2020-04-01T00:00:00Z"),
};

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

function issue() {
  const at = makeContext({ ...insurer, id: member.insurerId });
  const { row, password } = prepareTemporaryCredential(at, member);
  return { row, password: password ?? "" };
}

describe("a random 仮パスワード", () => {
  it("has 60 bits in twelve characters that paper cannot confuse, and is not in its row", () => {
    const issued = Array.from({ length: 200 }, issue);
    for (const { row, password } of issued) {
      expect(password).toMatch(/^[a-km-np-z2-9]{12}$/);
      expect(JSON.stringify(row)).not.toContain(password);
    }
    expect(new Set(issued.map(({ password }) => password)).size).toBe(200);
  });

  it("opens for its member as typed from a letter, and for no other", () => {
    const { row, password } = issue();
    const wide = password.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const typed of [password, password.toUpperCase(), wide, ` ${password.slice(0, 4)}-${password.slice(4)} `]) {
      expect(checkTemporaryPassword(row, member, typed)).toBe(true);
    }
    expect(checkTemporaryPassword(row, { ...member, id: member.insurerId }, password)).toBe(false);
    expect(checkTemporaryPassword(row, { ...member, insurerId: member.id }, password)).toBe(false);
    expect(checkTemporaryPassword(row, member, "")).toBe(false);
    expect(checkTemporaryPassword({ ...row, passwordHash: "hmac$gone$x" }, member, password)).toBe(false);
    expect(checkTemporaryPassword({ ...row, passwordHash: null }, member, password)).toBe(false);
  });

  it("ends after the policy's days", () => {
    const { row } = issue();
    expect(row.expiresAt.getTime() - row.issuedAt.getTime()).toBe(30 * 86_400_000);
  });
});

describe("記号＋番号＋生年月日", () => {
  const stored = { kind: "formula", passwordHash: null } as const;

  it.each(["12345678919801201", "１２３４５６７８９１９８０１２０１", "12 3456789 1980-12-01"])("%s opens", (typed) => {
    expect(checkTemporaryPassword(stored, member, typed)).toBe(true);
  });

  it("a 記号 in kana or kanji works too", () => {
    expect(checkTemporaryPassword(stored, { ...member, symbol: "あおい" }, "あおい３４５６７８９19801201")).toBe(true);
  });

  it("nothing else opens", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(checkTemporaryPassword(stored, member, typed)).toBe(false);
      }),
    );
    expect(checkTemporaryPassword(stored, member, "12345678919801202")).toBe(false);
  });
});

it.each([
  ["random", undefined, "2020-04-01", "random"],
  ["formula", undefined, "2020-04-01", "formula"],
  ["formula", "2025-06-30", "2025-06-30", "formula"],
  ["formula", "2025-06-30", "2025-07-01", "random"],
  ["formula", "2025-06-30", null, "random"],
] as const)("policy %s until %s, joined %s: %s", (temporaryCredential, formulaUntil, joined, kind) => {
  const qualifiedOn = joined ? new Date(`${joined}T00:00:00Z`) : null;
  expect(temporaryCredentialKind({ temporaryCredential, formulaUntil }, qualifiedOn)).toBe(kind);
});

it("a proposed 仮ユーザID keeps the rules for user IDs", () => {
  for (let round = 0; round < 200; round++) expect(loginIdProblems(proposeLoginId())).toEqual([]);
});
