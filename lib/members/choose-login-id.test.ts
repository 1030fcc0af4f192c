import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { chooseLoginId } from "./choose-login-id.ts";

let insurer: Insurer;
let hanako: TestMember;

beforeAll(async () => {
  insurer = await makeInsurer();
  hanako = await makeMember(insurer, { upTo: "wizard", loginId: "hanako1980", email: "Ha_n1@Ex.jp" });
});

const choose = (at: Insurer, member: TestMember, loginId: string) =>
  inInsurer(makeContext(at), (scope) => chooseLoginId(scope, { memberId: member.member.id, loginId }));

const loginIdOf = ({ member }: TestMember) =>
  inTransaction(member.insurerId, (tx) =>
    tx.member.findUniqueOrThrow({ where: { insurerId_id: { insurerId: member.insurerId, id: member.id } } }),
  ).then((row) => row.loginId);

describe("choosing a user ID", () => {
  it("stores it folded", async () => {
    const taro = await makeMember(insurer, { upTo: "email" });
    expect(await choose(insurer, taro, " ＴＡＲＯ－1980 ")).toEqual({ ok: true, value: undefined });
    expect(await loginIdOf(taro)).toBe("taro-1980");
  });

  it("the present one may stay, even when it breaks the rules (manual 002)", async () => {
    const taro = await makeMember(insurer, { upTo: "email", loginId: "12345" });
    expect(await choose(insurer, taro, "１２３４５")).toEqual({ ok: true, value: undefined });
  });

  it.each(["hanako1980", "HANAKO1980", "ｈａｎａｋｏ１９８０"])(
    "refuses %s, which another member has",
    async (loginId) => {
      const taro = await makeMember(insurer, { upTo: "email" });
      expect(await choose(insurer, taro, loginId)).toEqual({ ok: false, code: "taken" });
      expect(await loginIdOf(taro)).toBe(taro.loginId);
    },
  );

  it("refuses another member's e-mail address in any case, accepts one's own and a similar one", async () => {
    const taro = await makeMember(insurer, { upTo: "email" });
    expect(await choose(insurer, taro, "ha_n1@ex.jp")).toEqual({ ok: false, code: "email-of-another" });
    expect(await choose(insurer, hanako, "ha_n1@ex.jp")).toEqual({ ok: true, value: undefined });
    expect(await choose(insurer, hanako, "hanako1980")).toEqual({ ok: true, value: undefined });
    expect(await choose(insurer, taro, "haan1@ex.jp")).toEqual({ ok: true, value: undefined });
  });

  it("an underscore in an ID is an underscore, not any character", async () => {
    await makeMember(insurer, { upTo: "email", email: "ab1cd@e.jp" });
    const taro = await makeMember(insurer, { upTo: "email" });
    expect(await choose(insurer, taro, "ab1_d@e.jp")).toEqual({ ok: true, value: undefined });
  });

  it("the same ID and e-mail address may exist at another insurer", async () => {
    const other = await makeInsurer();
    const taro = await makeMember(other, { upTo: "email" });
    expect(await choose(other, taro, "hanako1980")).toEqual({ ok: true, value: undefined });
  });

  it("of 20 members who choose one ID at once exactly one gets it, and no transaction breaks", async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => makeMember(insurer, { upTo: "email" })));
    const outcomes = await atOnce(
      ...members.map(
        ({ member }) =>
          () =>
            inInsurer(makeContext(insurer), async (scope) => {
              const chosen = await chooseLoginId(scope, { memberId: member.id, loginId: "wanted1980" });
              // What is written after the refusal is committed.
              await scope.tx.member.update({
                where: scope.key(member.id),
                data: { language: "en" },
              });
              return chosen.ok ? "ok" : chosen.code;
            }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(19);
    const inEnglish = await inTransaction(insurer.id, (tx) => tx.member.count({ where: { language: "en" } }));
    expect(inEnglish).toBe(20);
  });
});
