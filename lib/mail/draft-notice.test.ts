import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { LANGUAGES } from "#lib/messages/language.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { composeMail } from "./compose-mail.ts";
import { INSURER_ACTS, type MailContent, type NoticeEvent } from "./mail-content.ts";

const NOT_ME = "https://aozora.localhost/settings/not-me";
const UNDO = "https://aozora.localhost/undo-email?token=abc";
/** 9:05 in Japan, the day before in UTC. */
const AT = new Date("2025-03-16T15:05:59Z");

const EVENTS: NoticeEvent[] = [
  { type: "password-changed" },
  { type: "login-id-changed", loginId: "hanako-2026" },
  { type: "method-changed", method: "passkey" },
  { type: "email-change-requested", undoLink: UNDO, newEmail: "hanako@new.example" },
  { type: "email-changed", undoLink: UNDO, newEmail: "hanako@new.example" },
  { type: "email-changed", undoLink: null, newEmail: "hanako@new.example" },
  { type: "email-restored" },
  { type: "factor-added", factor: "totp", name: "花子の電話" },
  { type: "factor-removed", factor: "email", name: null },
  { type: "recovery-code-made", isFirst: true },
  { type: "recovery-code-used" },
  { type: "lost-factor-code-used" },
  { type: "lost-factor-code-issued" },
  { type: "new-browser-login" },
  { type: "password-reset" },
  { type: "locked", at: "password", isDisabled: false },
  { type: "locked", at: "password", isDisabled: true },
  { type: "locked", at: "secondFactor", isDisabled: false },
  { type: "locked", at: "secondFactor", isDisabled: true },
];

type Callout = Extract<MailContent, { kind: "notice" }>;

const notice = (event: NoticeEvent, overrides: Partial<Callout> = {}): Callout => ({
  kind: "notice",
  event,
  at: AT,
  browser: { browser: "Safari", system: "iOS" },
  notMeLink: NOT_ME,
  kana: "アオゾラ　ハナコ",
  ...overrides,
});

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ name: "あおぞら健康保険組合", shortName: "あおぞら健保" });
});

const ALL = LANGUAGES.flatMap((language) => EVENTS.map((event) => ({ language, event, name: event.type })));

describe.each(ALL)("$language $name", ({ language, event }) => {
  const compose = (overrides?: Partial<Callout>) => composeMail(notice(event, overrides), insurer, language);

  it("says when, in Japan's time, in which browser, and whom to call", () => {
    const { text, html } = compose();
    for (const part of [text, html]) {
      expect(part).toContain(language === "ja" ? "0時05分" : "0:05");
      expect(part).toContain("2025");
      expect(part).toMatch(/Safari.*iOS/);
      expect(part).toContain(insurer.policy.branding.contactPhone);
    }
  });

  it("has one link: to take the change back, or 「心当たりがない」", () => {
    const { text, html } = compose();
    const expected = "undoLink" in event && event.undoLink ? UNDO : NOT_ME;
    expect(text.match(/https?:\S+/g)).toEqual([expected]);
    expect(text.split("\n")).toContain(expected);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([expected, expected]);
  });

  it("has a subject without link, number or name: telephones show it while locked", () => {
    const { subject } = compose();
    expect(subject).toMatch(/^(?:【あおぞら健保】|\[あおぞら健保\] )./);
    expect(subject).not.toMatch(/\d|https?:|hanako|花子|アオゾラ/);
  });

  it("asks for nothing secret and holds no code", () => {
    const { text } = compose();
    expect(text).not.toMatch(/^\d+$/m);
  });
});

describe.each([
  ["markup", `<img src=x onerror=alert(1)>`],
  ["a script", "</p><script>alert(1)</script>"],
  ["right-to-left marks", "電\u202e\u2066話\u200f"],
  ["zero-width characters", "電\u200b\u200d\ufeff話"],
  ["line breaks and a header", "電話\r\nBcc: a@b.example\u2028"],
  ["a link", "https://evil.example/"],
])("%s in a name (spec §14 case 16)", (_case, name) => {
  it.each([
    ["of a device", { type: "factor-added", factor: "totp", name } as const, {}],
    ["of a user", { type: "password-changed" } as const, { kana: name }],
  ])("%s is shown inert", (_whose, event, overrides) => {
    const { subject, text, html } = composeMail(notice(event, overrides), insurer, "ja");
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(subject + text + html).not.toMatch(/[\p{Cf}\r\u2028]/u);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([NOT_ME, NOT_ME]);
    expect(text.match(/https?:\S+|\w+\.example/g)).toEqual([NOT_ME]);
    expect(text.split("\n").filter((line) => line.startsWith("Bcc"))).toEqual([]);
  });
});

it.each(INSURER_ACTS)("%s: whom to call, and no link: a clerk did it", (type) => {
  for (const language of ["ja", "en"] as const) {
    const { text, html } = composeMail(notice({ type }, { browser: null }), insurer, language);
    expect(text).toContain(insurer.policy.branding.contactPhone);
    expect(text).toContain(language === "ja" ? "健保組合" : "health insurance society");
    expect(`${text}${html}`).not.toMatch(/href=|https?:/);
  }
});

it("where no browser did it, none is named", () => {
  const event = { type: "locked", at: "password", isDisabled: false } as const;
  expect(composeMail(notice(event, { browser: null }), insurer, "ja").text).not.toContain("端末：");
});
