import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { runAsClerk } from "../access/clerk-verb.ts";
import { EVERYBODY, type MemberConditions, type MemberGroup } from "./member-filter.ts";
import { readSearch } from "./read-search.ts";
import { type MemberQuery, searchMembers } from "./search-members.ts";

let insurer: Insurer;
let clerkId: string;
let taro: TestMember;

beforeAll(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "viewer")).clerkId;
  taro = await makeMember(insurer, {
    upTo: "totp",
    kana: "タカハシ　タロウ",
    loginId: "taro-1980",
    email: "taro@example.jp",
  });
  await inTransaction(insurer.id, (tx) =>
    tx.member.update({
      where: { insurerId_id: { insurerId: insurer.id, id: taro.member.id } },
      data: { symbol: "101", number: "00123", branch: "00", name: "髙橋　太郎" },
    }),
  );
});

async function find(typed: string, group: MemberGroup = "all", more: Partial<MemberQuery> = {}) {
  const query = {
    ...EVERYBODY,
    search: readSearch(typed),
    group,
    sort: "number" as const,
    after: null,
    limit: 10,
    ...more,
  };
  const outcome = await runAsClerk(makeContext(insurer), clerkId, searchMembers, query);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

describe("「加入者をさがす」 reads what a clerk types on the phone (spec §10)", () => {
  test.each([
    ["記号-番号", "101-00123"],
    ["full width", "１０１ー００１２３"],
    ["as the console writes it", "記号101・番号00123・枝番00"],
    ["as it is said on the phone", "記号 １０１　番号 １２３"],
    ["with the name of the number alone", "番号：123"],
    ["with the branch", "101-00123-00"],
    ["a branch of one digit", "101-00123-0"],
    ["the number alone", "00123"],
    ["without its zeros, as Excel shows it", "123"],
    ["half-width kana", "ﾀｶﾊｼ"],
    ["hiragana", "たかはし"],
    ["kana with a blank", "タカハシ タロウ"],
    ["kana without the blank", "タカハシタロウ"],
    ["half-width kana without it", "ﾀｶﾊｼﾀﾛｳ"],
    ["the beginning of the given name, without it", "たかはした"],
    ["the name", "髙橋"],
    ["the name without the blank", "髙橋太郎"],
    ["the name with a blank, as the list shows it", "髙橋 太郎"],
    ["the user ID, in capitals", "TARO-1980"],
    ["the beginning of the user ID", "taro"],
    ["the mail address", "taro@example.jp"],
  ])("%s: %s", async (_, typed) => {
    expect((await find(typed)).lines.map(({ id }) => id)).toEqual([taro.member.id]);
  });

  test.each(["101-00124", "ヤマダ", "nobody", "%", "_aro-1980", "other@example.jp"])(
    "%s finds nobody",
    async (typed) => {
      expect(await find(typed)).toEqual({ lines: [], total: 0, next: null });
    },
  );

  test("nothing typed is no search", () => {
    expect(readSearch("　 ")).toBeNull();
  });
});

describe("groups and pages", () => {
  test("locked, disabled, not logged in, expiring: each is in its own", async () => {
    const here = await makeInsurer();
    const viewer = (await makeClerk(here, "viewer")).clerkId;
    const context = makeContext(here);
    const locked = await makeMember(here, { upTo: "totp" });
    const disabled = await makeMember(here, { upTo: "totp", state: "disabled" });
    const open = await makeMember(here, { upTo: "temporary", now: addSeconds(context.now, -25 * DAY_SECONDS) });
    await inTransaction(here.id, (tx) =>
      tx.authenticatorGuard.create({
        data: { insurerId: here.id, memberId: locked.member.id, authenticator: "password", disabledAt: context.now },
      }),
    );
    // A stranger's network waits; the member does not.
    const network = {
      authenticator: "temporary",
      network: "192.0.2.0",
      waitUntil: addSeconds(context.now, 60),
    } as const;
    await inTransaction(here.id, (tx) =>
      tx.authenticatorGuard.create({ data: { insurerId: here.id, memberId: open.member.id, ...network } }),
    );
    const idsOf = async (group: MemberGroup) => {
      const query = { ...EVERYBODY, search: null, group, sort: "number", after: null, limit: 10 } as const;
      const outcome = await runAsClerk(context, viewer, searchMembers, query);
      return outcome.ok ? outcome.value.lines.map(({ id, state }) => `${id} ${state}`) : [];
    };
    expect(await idsOf("locked")).toEqual([`${locked.member.id} locked`]);
    expect(await idsOf("disabled")).toEqual([`${disabled.member.id} disabled`]);
    expect(await idsOf("not-logged-in")).toEqual([`${open.member.id} active`]);
    expect(await idsOf("expiring")).toEqual([`${open.member.id} active`]);
    expect(await idsOf("all")).toHaveLength(3);
  });

  test("kind, method, stop and import narrow the list together", async () => {
    const here = await makeInsurer();
    const viewer = (await makeClerk(here, "viewer")).clerkId;
    const finished = (await makeMember(here, { upTo: "totp" })).member.id;
    const stopped = (await makeMember(here, { upTo: "temporary" })).member.id;
    const fresh = (await makeMember(here, { upTo: "temporary" })).member.id;
    const importId = randomUUID();
    await inTransaction(here.id, async (tx) => {
      const where = { insurerId_id: { insurerId: here.id, id: stopped } };
      await tx.member.update({ where, data: { firstLoginStop: "terms", kind: "dependent" } });
      for (const memberId of [stopped, finished])
        await tx.memberImportChange.create({ data: { insurerId: here.id, importId, memberId } });
    });
    const found = async (asked: Partial<MemberConditions>) => {
      const query = { ...EVERYBODY, ...asked, search: null, sort: "number" as const, after: null, limit: 10 };
      const outcome = await runAsClerk(makeContext(here), viewer, searchMembers, query);
      return outcome.ok ? outcome.value.lines.map(({ id }) => id).toSorted() : [];
    };
    expect(await found({ kind: "dependent" })).toEqual([stopped]);
    expect(await found({ method: "totp" })).toEqual([finished]);
    expect(await found({ method: "passkey" })).toEqual([]);
    expect(await found({ stop: "terms" })).toEqual([stopped]);
    expect(await found({ stop: "not-begun" })).toEqual([fresh]);
    expect(await found({ import: importId })).toEqual([finished, stopped].toSorted());
    expect(await found({ import: importId, kind: "insured" })).toEqual([finished]);
    expect(await found({ import: importId, stop: "terms", group: "not-logged-in" })).toEqual([stopped]);
    expect(await found({ import: randomUUID() })).toEqual([]);
  });

  test("by last login the latest comes first, whoever has not logged in last; pages follow each other", async () => {
    const here = await makeInsurer();
    const viewer = (await makeClerk(here, "viewer")).clerkId;
    const context = makeContext(here);
    const ids: string[] = [];
    for (const lastLoginAt of [null, addSeconds(context.now, -60), addSeconds(context.now, -10), null]) {
      const { id } = (await makeMember(here, { upTo: "totp" })).member;
      ids.push(id);
      const where = { insurerId_id: { insurerId: here.id, id } };
      await inTransaction(here.id, (tx) => tx.member.update({ where, data: { lastLoginAt } }));
    }
    const seen: string[] = [];
    let after: MemberQuery["after"] = null;
    do {
      const query: MemberQuery = { ...EVERYBODY, search: null, sort: "last-login", after, limit: 1 };
      const outcome = await runAsClerk(context, viewer, searchMembers, query);
      if (!outcome.ok) throw new Error(outcome.code);
      seen.push(...outcome.value.lines.map(({ id }) => id));
      after = outcome.value.next;
    } while (after);
    expect(seen).toEqual([ids[2], ids[1], ids[3], ids[0]]);
    const ofAnotherOrder = {
      ...EVERYBODY,
      search: null,
      sort: "last-login" as const,
      after: ["kana", "ア", "1"],
      limit: 9,
    };
    const outcome = await runAsClerk(context, viewer, searchMembers, ofAnotherOrder);
    expect(outcome.ok && outcome.value.lines).toHaveLength(4);
  });

  test.each(["ナラビ", "奈良"])("what a search for 「%s」 finds comes page by page too", async (typed) => {
    const here = await makeInsurer();
    const viewer = (await makeClerk(here, "viewer")).clerkId;
    const made = [];
    for (const [kana, name] of [
      ["ナラビ　ロクロウ", "奈良　六郎"],
      ["ナラビタ　イチロウ", "奈良田　一郎"],
      ["ナラビ　ハナ", "奈良　花"],
    ]) {
      const { id } = (await makeMember(here, { upTo: "temporary", kana })).member;
      const where = { insurerId_id: { insurerId: here.id, id } };
      await inTransaction(here.id, (tx) => tx.member.update({ where, data: { name } }));
      made.push(id);
    }
    const seen: string[] = [];
    let after: MemberQuery["after"] = null;
    do {
      const query: MemberQuery = { ...EVERYBODY, search: readSearch(typed), sort: "number", after, limit: 1 };
      const outcome = await runAsClerk(makeContext(here), viewer, searchMembers, query);
      if (!outcome.ok) throw new Error(outcome.code);
      seen.push(...outcome.value.lines.map(({ id }) => id));
      after = outcome.value.next;
    } while (after && seen.length < 9);
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  test("pages follow each other without a gap or a repetition, with the true total", async () => {
    const here = await makeInsurer();
    const viewer = (await makeClerk(here, "viewer")).clerkId;
    const members = [];
    for (let index = 0; index < 7; index += 1) members.push(await makeMember(here, { upTo: "temporary" }));
    const pageAfter = async (after: MemberQuery["after"]) => {
      const query = { ...EVERYBODY, search: null, sort: "number", after, limit: 3 } as const;
      const outcome = await runAsClerk(makeContext(here), viewer, searchMembers, query);
      if (!outcome.ok) throw new Error(outcome.code);
      return outcome.value;
    };
    const first = await pageAfter(null);
    const second = await pageAfter(first.next);
    const third = await pageAfter(second.next);
    expect([first, second, third].map(({ total }) => total)).toEqual([7, 7, 7]);
    expect(third.next).toBeNull();
    const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(seen.toSorted()).toEqual(members.map(({ member }) => member.id).toSorted());
  });
});
