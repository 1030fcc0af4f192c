import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { listServices } from "#lib/insurers/list-services.ts";
import { atOnce, inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { changeContent, versionOf } from "../content/change-content.ts";
import { moveService, readServices, removeService, saveService } from "./services.ts";

const TYPED = {
  icon: "card",
  name: "医療費",
  href: "https://cost.example.jp/",
  note: "",
  shownTo: "everyone",
  isPreparing: false,
};

let insurer: Insurer;
let clerkId: string;
beforeEach(async () => {
  insurer = await makeInsurer({
    policy: {
      services: [
        { icon: "receipt", name: "一", href: "https://one.example.jp/" },
        { icon: "card", name: "二", href: "https://two.example.jp/", shownTo: "dependent" },
        { icon: "form", name: "三", href: "/help" },
      ],
    },
  });
  clerkId = (await makeClerk(insurer, "manager")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, of = { insurer, clerkId }) {
  const outcome = await runAsClerk(makeContext(of.insurer), of.clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const read = () => as(readServices, undefined);
const save = async (typed: Partial<typeof TYPED>, named: string | null = null) =>
  as(saveService, { named, seen: (await read()).seen, typed: { ...TYPED, ...typed } });

async function shown(kind: "insured" | "dependent" = "insured") {
  const present = await findInsurerById(insurer.id);
  return present ? listServices(present.policy, kind).map(({ name }) => name) : [];
}

describe("the members' menu follows", () => {
  test("a new entry stands last; changed, moved and removed at its place", async () => {
    expect((await save({})).ok).toBe(true);
    expect(await shown()).toEqual(["一", "三", "医療費"]);
    expect((await save({ name: "医療費の確認", shownTo: "insured" }, TYPED.name)).ok).toBe(true);
    expect((await as(moveService, { place: 3, seen: (await read()).seen, by: -1 })).ok).toBe(true);
    expect(await shown()).toEqual(["一", "医療費の確認", "三"]);
    expect(await shown("dependent")).toEqual(["一", "二", "三"]);
    expect((await as(removeService, { place: 0, seen: (await read()).seen })).ok).toBe(true);
    expect(await shown()).toEqual(["医療費の確認", "三"]);
    expect((await read()).history.map(({ action, what, clerk }) => [action, what, clerk])).toEqual([
      ["service.delete", "一", "健保 花子"],
      ["service.move", "医療費の確認", "健保 花子"],
      ["service.save", "医療費の確認", "健保 花子"],
      ["service.save", "医療費", "健保 花子"],
    ]);
  });

  test("what is still prepared is the clerks' alone, with or without an address", async () => {
    expect((await save({ isPreparing: true })).ok).toBe(true);
    expect((await save({ name: "あとで", href: "", isPreparing: true })).ok).toBe(true);
    expect(await shown()).toEqual(["一", "三"]);
    expect((await read()).services).toHaveLength(5);
  });
});

describe("what is refused, and changes nothing", () => {
  test.each([
    ["a script", { href: "javascript:alert(1)" }, "href-refused"],
    ["a script in capitals behind a tab", { href: "\tJava\tScript:alert(1)" }, "href-refused"],
    ["data", { href: "data:text/html,x" }, "href-refused"],
    ["http", { href: "http://cost.example.jp/" }, "href-refused"],
    ["a name and password in the address", { href: "https://a:b@cost.example.jp/" }, "href-refused"],
    ["a host behind two slashes", { href: "//evil.example/" }, "href-refused"],
    ["a page that the portal does not have", { href: "/members" }, "href-refused"],
    ["a backslash", { href: "https:\\\\evil.example" }, "href-refused"],
    ["501 characters of address", { href: `https://a.example.jp/${"a".repeat(480)}` }, "href-too-long"],
    ["no address", { href: " " }, "href-missing"],
    ["no name", { name: "　" }, "name-empty"],
    ["21 characters of name", { name: "あ".repeat(21) }, "name-too-long"],
    ["no icon", { icon: "" }, "icon-missing"],
    ["another's icon", { icon: "skull" }, "icon-missing"],
    ["61 characters of note", { note: "あ".repeat(61) }, "note-too-long"],
  ])("%s", async (_name, typed, problem) => {
    expect(await save(typed)).toEqual({ ok: false, code: "refused", problems: [problem] });
    expect((await read()).services).toHaveLength(3);
    expect((await read()).history).toEqual([]);
  });

  test("everything at once, in the order of the form", async () => {
    expect(await save({ name: "", icon: "", href: "", note: "あ".repeat(61) })).toEqual({
      ok: false,
      code: "refused",
      problems: ["name-empty", "icon-missing", "href-missing", "note-too-long"],
    });
  });

  test("a name that another has", async () => {
    expect(await save({ name: "一" })).toEqual({ ok: false, code: "name-taken" });
  });

  test("a place that is not there; the first upwards", async () => {
    const { seen } = await read();
    for (const place of [-1, 3, 1.5, Number.NaN]) {
      expect(await as(removeService, { place, seen })).toEqual({ ok: false, code: "unknown" });
    }
    expect(await as(moveService, { place: 0, seen, by: -1 })).toEqual({ ok: false, code: "unknown" });
  });

  test("more than 30 entries", async () => {
    for (let made = 3; made < 30; made += 1) expect((await save({ name: `題${made}` })).ok).toBe(true);
    expect(await save({ name: "多い" })).toEqual({ ok: false, code: "too-many" });
  });
});

describe("two at once", () => {
  test("of ten who change the list one does, the others are told", async () => {
    const { seen } = await read();
    const all = await inParallel(10, () => as(moveService, { place: 0, seen, by: 1 }));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter(({ ok }) => !ok)).toEqual(Array(9).fill({ ok: false, code: "changed-meanwhile" }));
  });

  test("an entry that a colleague has moved meanwhile is changed where it is; one that is gone is not", async () => {
    const [first, second] = (await read()).services.map(({ name }) => name);
    if (!first || !second) throw new Error("no services");
    expect((await as(moveService, { place: 0, seen: (await read()).seen, by: 1 })).ok).toBe(true);
    expect((await save({ name: "改めた名前" }, first)).ok).toBe(true);
    expect((await read()).services.slice(0, 2).map(({ name }) => name)).toEqual([second, "改めた名前"]);
    expect(await save({ name: "もう一度" }, first)).toEqual({ ok: false, code: "unknown" });
    expect((await save({ name: first }, "改めた名前")).ok).toBe(true);
    expect((await as(moveService, { place: 1, seen: (await read()).seen, by: -1 })).ok).toBe(true);
  });

  test("who changes another part of the policy is in nobody's way", async () => {
    const { seen } = await read();
    const rename: ClerkVerb<void, unknown> = {
      needs: "manager",
      run: (scope) =>
        changeContent(scope, {
          part: "branding",
          seen: versionOf(insurer.policy.branding),
          change: (branding) => ({ ok: true, value: { ...branding, monogram: "新" } }),
        }),
    };
    const both = await atOnce(
      () => as(rename, undefined),
      () => as(moveService, { place: 0, seen, by: 1 }),
    );
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    const present = await findInsurerById(insurer.id);
    expect(present?.policy.branding.monogram).toBe("新");
    expect(present?.policy.services.map(({ name }) => name)).toEqual(["二", "一", "三"]);
  });
});

test("another insurer's row is not written, even in SQL as portal_app", async () => {
  const other = await makeInsurer();
  const written = await inTransaction(
    insurer.id,
    (tx) => tx.$executeRaw`update "Insurer" set "policy" = '{}' where "id" = ${other.id}::uuid`,
  );
  expect(written).toBe(0);
  const moved = inTransaction(
    insurer.id,
    (tx) => tx.$executeRaw`update "Insurer" set "host" = 'x.example.jp' where "id" = ${insurer.id}::uuid`,
  );
  await expect(moved).rejects.toThrow(/permission denied/);
});
