import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { findLogo } from "#lib/insurers/find-logo.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { readBranding, removeLogo, saveLogo, saveLook } from "./branding.ts";
import { readLogo } from "./read-logo.ts";

const TYPED = {
  name: "改めた健康保険組合",
  shortName: "改めた健保",
  monogram: "改",
  keyColor: "＃7A4A00",
  tintColor: "#faf1e3",
};

let insurer: Insurer;
let clerkId: string;
beforeEach(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "manager")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input) {
  const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const read = () => as(readBranding, undefined);
const save = async (typed: Partial<typeof TYPED>) =>
  as(saveLook, { seen: (await read()).seen, typed: { ...TYPED, ...typed } });

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: "#00559a" } });

describe("names and colours", () => {
  test("members have them at the next request; telephone and services stay", async () => {
    expect((await save({})).ok).toBe(true);
    const present = await findInsurerById(insurer.id);
    expect(present).toMatchObject({ name: "改めた健康保険組合", shortName: "改めた健保" });
    expect(present?.policy.branding).toMatchObject({
      monogram: "改",
      keyColor: "#7a4a00",
      tintColor: "#faf1e3",
      contactPhone: "03-0000-0000",
    });
    expect((await read()).history).toMatchObject([{ action: "branding.save", clerk: "健保 花子" }]);
  });

  test.each([
    ["yellow, on which white text is not read", { keyColor: "#ffd400" }, "keyColor-text"],
    ["a colour just too light", { keyColor: "#777777", tintColor: "#ffffff" }, "keyColor-text"],
    ["a tint as dark as the colour", { keyColor: "#00559a", tintColor: "#00559a" }, "keyColor-control"],
    ["a tint that is no background", { keyColor: "#000000", tintColor: "#a0a0a0" }, "tintColor-tint"],
    ["a word", { keyColor: "red" }, "keyColor-unreadable"],
    ["a style", { tintColor: "#fff;}body{display:none" }, "tintColor-unreadable"],
    ["no name", { name: "　" }, "name-empty"],
    ["61 characters of name", { name: "あ".repeat(61) }, "name-too-long"],
    ["21 characters of short name", { shortName: "あ".repeat(21) }, "shortName-too-long"],
    ["three characters of emblem", { monogram: "健保組" }, "monogram-length"],
  ])("%s: refused, and nothing is changed", async (_name, typed, problem) => {
    expect(await save(typed)).toEqual({ ok: false, code: "refused", problems: [problem] });
    expect((await read()).look.name).toBe(insurer.name);
    expect((await read()).history).toEqual([]);
  });

  test("everything wrong is told at once, in the order of the form", async () => {
    const typed = { name: "", shortName: "あ".repeat(21), monogram: "", keyColor: "red", tintColor: "white" };
    expect(await save(typed)).toEqual({
      ok: false,
      code: "refused",
      problems: ["name-empty", "shortName-too-long", "monogram-length", "keyColor-unreadable", "tintColor-unreadable"],
    });
  });

  test("of ten who save at once one does, the others are told", async () => {
    const { seen } = await read();
    const all = await inParallel(10, (index) =>
      as(saveLook, { seen, typed: { ...TYPED, monogram: String.fromCodePoint(0x7532 + index) } }),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter(({ ok }) => !ok)).toEqual(Array(9).fill({ ok: false, code: "changed-meanwhile" }));
  });
});

describe("a logo", () => {
  test("is written anew: smaller, PNG, without what was hidden in the file or behind it", async () => {
    const jpeg = await picture(3000, 1000)
      .withExif({ IFD0: { Copyright: "hidden" } })
      .jpeg()
      .toBuffer();
    const sent = Buffer.concat([jpeg, Buffer.from("<script>alert(1)</script>")]);
    const logo = await readLogo(sent);
    if (!logo.ok) throw new Error(logo.code);
    expect([logo.value.width, logo.value.height]).toEqual([396, 132]);
    const text = Buffer.from(logo.value.png).toString("latin1");
    expect(text.slice(1, 4)).toBe("PNG");
    expect(text).not.toMatch(/hidden|script/);
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "none"],
    ["SVG with a script", () => Buffer.from('<svg xmlns="x"><script>alert(1)</script></svg>'), "svg"],
    ["SVG behind a declaration", () => Buffer.from('<?xml version="1.0"?>\n<svg/>'), "svg"],
    ["a page", () => Buffer.from("<html><body>x</body></html>"), "not-an-image"],
    ["a GIF", () => Buffer.from("GIF89a"), "not-an-image"],
    [
      "the head of a PNG and a script",
      () => Buffer.from("\x89PNG\r\n\x1a\n<svg onload=alert(1)>", "latin1"),
      "not-an-image",
    ],
    ["half a picture", async () => (await picture(200, 200).png().toBuffer()).subarray(0, 60), "not-an-image"],
    ["501 kB", () => new Uint8Array(500_001), "too-large"],
    ["a dot", () => picture(1, 1).png().toBuffer(), "too-small"],
    ["a picture of 25 million dots in a small file", () => picture(5000, 5000).png().toBuffer(), "too-many-pixels"],
  ])("%s is refused", async (_name, bytes, code) => {
    expect(await readLogo(await bytes())).toEqual({ ok: false, code });
  });

  test("is the insurer's alone, at an address of its own; taken off, the emblem is back", async () => {
    const logo = await readLogo(await picture(300, 100).png().toBuffer());
    if (!logo.ok) throw new Error(logo.code);
    await as(saveLogo, logo.value);
    const { hash } = logo.value;
    expect((await findInsurerById(insurer.id))?.policy.branding.logo).toEqual({ hash, width: 300, height: 100 });
    const found = (of: Insurer, asked: string) => inInsurer(makeContext(of), (scope) => findLogo(scope, asked));
    expect(await found(insurer, hash)).toEqual(logo.value.png);
    expect(await found(insurer, "0".repeat(32))).toBeNull();
    expect(await found(await makeInsurer(), hash)).toBeNull();
    await as(removeLogo, undefined);
    expect(await found(insurer, hash)).toBeNull();
    expect((await findInsurerById(insurer.id))?.policy.branding.logo).toBeUndefined();
    const events = await inTransaction(insurer.id, (tx) => tx.auditEvent.findMany({ select: { action: true } }));
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["branding.logo", "branding.logo-delete"]),
    );
  });
});
