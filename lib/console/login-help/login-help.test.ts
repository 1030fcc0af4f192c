import { beforeEach, describe, expect, test } from "vitest";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { moveHelpBlock, readLoginHelp, removeHelpBlock, saveContact, saveHelpBlock } from "./login-help.ts";

const CONTACT = {
  contactName: "健保 業務課",
  contactPhone: "０３ー１２３４ー５６７８",
  contactHours: "平日 9:00〜17:00",
  contactAddress: "東京都千代田区1-1-1",
};

let insurer: Insurer;
let clerkId: string;
beforeEach(async () => {
  insurer = await makeInsurer({ policy: { loginHelp: [{ title: "通知書の方", paragraphs: ["一", "二"] }] } });
  clerkId = (await makeClerk(insurer, "officer")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input) {
  const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const read = () => as(readLoginHelp, undefined);
const save = async (title: string, body: string, named: string | null = null) =>
  as(saveHelpBlock, { named, seen: (await read()).seen.blocks, typed: { title, body } });
const shown = async () => (await findInsurerById(insurer.id))?.policy.loginHelp;

test("blocks are added, changed, ordered and removed; each line is a paragraph", async () => {
  expect((await save("番号の方", "一行目\r\n\r\n 二行目　\n")).ok).toBe(true);
  expect((await shown())?.[1]).toEqual({ title: "番号の方", paragraphs: ["一行目", "二行目"] });
  expect((await as(moveHelpBlock, { place: 1, seen: (await read()).seen.blocks, by: -1 })).ok).toBe(true);
  expect((await save("通知書が届いた方", "新しい文", "通知書の方")).ok).toBe(true);
  expect((await as(removeHelpBlock, { place: 0, seen: (await read()).seen.blocks })).ok).toBe(true);
  expect(await shown()).toEqual([{ title: "通知書が届いた方", paragraphs: ["新しい文"] }]);
  expect((await read()).history.map(({ action }) => action)).toEqual([
    "login-help.delete",
    "login-help.save",
    "login-help.move",
    "login-help.save",
  ]);
});

describe("what is refused, and changes nothing", () => {
  test.each([
    ["no title", "", "本文", "title-empty"],
    ["61 characters of title", "あ".repeat(61), "本文", "title-too-long"],
    ["no text", "題", " \n　", "body-empty"],
    ["1,001 characters", "題", "あ".repeat(1001), "body-too-long"],
    ["HTML", "題", "<img src=x onerror=alert(1)>", "body-html"],
    ["HTML in the title", "<script>", "本文", "title-html"],
  ])("%s", async (_name, title, body, problem) => {
    expect(await save(title, body)).toEqual({ ok: false, code: "refused", problems: [problem] });
    expect(await shown()).toHaveLength(1);
  });

  test("title and text at once; a title that another has", async () => {
    const problems = ["title-empty", "body-empty"];
    expect(await save("", "")).toEqual({ ok: false, code: "refused", problems });
    expect(await save("通知書の方", "本文")).toEqual({ ok: false, code: "title-taken" });
    expect(await shown()).toHaveLength(1);
  });

  test("an eleventh block; a place that is not there; a list that another has changed", async () => {
    for (let made = 1; made < 10; made += 1) expect((await save(`題${made}`, "本文")).ok).toBe(true);
    expect(await save("多い", "本文")).toEqual({ ok: false, code: "too-many" });
    expect(await save("ない", "本文", "題のない区分")).toEqual({ ok: false, code: "unknown" });
    expect(await as(removeHelpBlock, { place: 0, seen: "x" })).toEqual({ ok: false, code: "changed-meanwhile" });
  });
});

describe("the insurer's desk", () => {
  test("is changed in any width of typing, and leaves colours and emblem", async () => {
    const { seen } = await read();
    expect((await as(saveContact, { seen: seen.contact, typed: CONTACT })).ok).toBe(true);
    const present = (await findInsurerById(insurer.id))?.policy.branding;
    expect(present).toMatchObject({ contactPhone: "03-1234-5678", keyColor: "#00559a", monogram: "試" });
    const again = await as(saveContact, { seen: seen.contact, typed: CONTACT });
    expect(again).toEqual({ ok: false, code: "changed-meanwhile" });
  });

  test.each([
    ["no number", { contactPhone: " " }, "contactPhone-empty"],
    ["words", { contactPhone: "なし" }, "contactPhone-unreadable"],
    ["a script", { contactPhone: "javascript:alert(1)" }, "contactPhone-unreadable"],
    ["too many digits", { contactPhone: "03-1234-5678-9999" }, "contactPhone-unreadable"],
    ["no hours", { contactHours: "" }, "contactHours-empty"],
    ["101 characters of address", { contactAddress: "あ".repeat(101) }, "contactAddress-too-long"],
    ["two of them", { contactPhone: "なし", contactHours: "" }, "contactPhone-unreadable", "contactHours-empty"],
  ])("%s is refused", async (_name, typed, ...problems) => {
    const { seen } = await read();
    const saved = await as(saveContact, { seen: seen.contact, typed: { ...CONTACT, ...typed } });
    expect(saved).toEqual({ ok: false, code: "refused", problems });
  });
});
