import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, it } from "vitest";
import * as en from "./en/index.ts";
import * as ja from "./ja/index.ts";
import type { Messages } from "./messages.ts";

const FOLDER = join(import.meta.dirname, "en");
/** Japanese on purpose: what a clerk has to hear, and examples of characters that are refused. */
const JAPANESE_ON_PURPOSE = ["記号・番号", "資格情報のお知らせ", "資格確認書", "あ ア 亜"];
/** Japanese script, punctuation and full-width forms. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** Every path in a catalogue, such as `login.method.names.totp`. A list counts as one, because lengths may differ. */
function places(part: unknown, path = ""): string[] {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return [`${path}: ${typeof part}`];
  return Object.entries(part).flatMap(([key, value]) => places(value, `${path}.${key}`));
}

describe("one thing has one name", () => {
  it.each(Object.entries({ ja, en }))("%s: what the cards show is called as in the portal", (_, { embed, portal }) => {
    const { announcementsHeading, servicesHeading } = portal.top;
    for (const name of [announcementsHeading, servicesHeading])
      expect(embed.cards.title.toLowerCase()).toContain(name.toLowerCase());
  });

  it("ja: ブラウザ is spelled in one way", () => {
    expect(JSON.stringify({ ...ja, help: null })).not.toContain("ブラウザー");
  });
});

describe("the English catalogue", () => {
  it("has every sentence of the Japanese one, and no other", () => {
    expect(places(en).sort()).toEqual(places(ja).sort());
  });

  it("tells whoever sets up a passkey what to prepare, as the Japanese one", () => {
    expect(ja.factors.passkeyRegister.before).toContain("画面ロック");
    expect(en.factors.passkeyRegister.before).toContain("screen lock");
  });

  it("does not compile without one", () => {
    expectTypeOf<Readonly<typeof en>>().toEqualTypeOf<Messages>();
    expectTypeOf<Omit<Messages, "login">>().not.toExtend<Messages>();
    expectTypeOf<Omit<Messages["login"]["loginForm"], "submit">>().not.toExtend<Messages["login"]["loginForm"]>();
  });

  it.each(readdirSync(FOLDER))("%s holds no Japanese but on purpose", (file) => {
    const source = readFileSync(join(FOLDER, file), "utf8").replaceAll(COMMENTS, "");
    const lines = JAPANESE_ON_PURPOSE.reduce((text, each) => text.replaceAll(each, ""), source).split("\n");
    expect(lines.filter((line) => JAPANESE.test(line))).toEqual([]);
  });
});
