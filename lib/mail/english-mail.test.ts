import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import type { Language } from "#lib/messages/language.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { composeMail } from "./compose-mail.ts";
import { INSURER_ACTS, type MailContent, type NoticeEvent } from "./mail-content.ts";
import { notifyMember } from "./notify-member.ts";
import { queueMail } from "./queue-mail.ts";

const [NAME, SHORT_NAME, KANA] = ["あおぞら健康保険組合", "あおぞら健保", "ケンポ　タロウ"];
const LINK = "https://aozora.localhost/reset-password?token=abc";
/** 14:35:59 in Japan. */
const AT = new Date("2025-03-17T05:35:59Z");
const BROWSER = { browser: "Safari", system: "iOS" };
const CODE = { code: "042917", expiresAt: AT, kana: KANA };

const EVENTS: readonly NoticeEvent[] = [
  { type: "password-changed" },
  { type: "login-id-changed", loginId: "taro2025" },
  { type: "method-changed", method: "passkey" },
  { type: "email-change-requested", undoLink: LINK, newEmail: "hanako@new.example" },
  { type: "email-changed", undoLink: LINK, newEmail: "hanako@new.example" },
  { type: "email-restored" },
  { type: "factor-added", factor: "totp", name: "My phone" },
  { type: "factor-added", factor: "email", name: null },
  { type: "factor-removed", factor: "passkey", name: "My phone" },
  { type: "factor-removed", factor: "email", name: null },
  { type: "recovery-code-made", isFirst: true },
  { type: "recovery-code-used" },
  { type: "lost-factor-code-used" },
  { type: "lost-factor-code-issued" },
  { type: "new-browser-login" },
  ...INSURER_ACTS.map((type) => ({ type })),
  { type: "password-reset" },
  { type: "locked", at: "password", isDisabled: false },
  { type: "locked", at: "password", isDisabled: true },
  { type: "locked", at: "secondFactor", isDisabled: false },
  { type: "locked", at: "secondFactor", isDisabled: true },
];

const MAILS: readonly MailContent[] = [
  { kind: "email-confirmation", link: LINK, ...CODE },
  { kind: "login-code", ...CODE },
  { kind: "enrolment-code", ...CODE },
  { kind: "password-reset", link: LINK, expiresAt: AT, kana: KANA },
  { kind: "temporary-login-id", loginId: "taro2025", link: LINK, expiresAt: AT, kana: KANA },
  { kind: "temporary-password", password: "042917", expiresAt: AT, kana: KANA },
  { kind: "login-id-reminder", people: [{ kana: KANA, loginId: "taro2025" }] },
  ...(["asked", "approved", "refused", "done"] as const).map((event) => ({
    kind: "approval" as const,
    event,
    link: LINK,
    name: KANA,
  })),
  ...EVENTS.map((event) => ({ kind: "notice" as const, event, at: AT, browser: BROWSER, notMeLink: LINK, kana: KANA })),
];

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ name: NAME, shortName: SHORT_NAME });
});

/** The mail without the insurer's own texts and the member's name, which stay Japanese. */
function withoutNames(text: string): string {
  const { contactName, contactHours, contactAddress } = insurer.policy.branding;
  const names = [NAME, SHORT_NAME, KANA, KANA.replace("　", " "), contactName, contactHours, contactAddress];
  return names.reduce((rest, name) => rest.replaceAll(name, ""), text);
}

describe.each(MAILS.map((content) => [content.kind === "notice" ? content.event : content.kind, content] as const))(
  "%j in English",
  (_name, content) => {
    it("has no Japanese but names, in subject, text and page", () => {
      const { subject, text, html } = composeMail(content, insurer, "en");
      const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
      for (const part of [subject, text, html]) expect(withoutNames(part)).not.toMatch(japanese);
    });

    it("names the insurer first in the subject, and nothing secret; the page says its language", () => {
      const { subject, html } = composeMail(content, insurer, "en");
      expect(subject).toMatch(/^\[あおぞら健保\] [A-Z][^\d]+$/);
      expect(html).toContain('<html lang="en">');
    });

    it("says the same as the Japanese one: as many blocks, the same links and codes", () => {
      const [english, japanese] = [composeMail(content, insurer, "en"), composeMail(content, insurer, "ja")];
      const shape = (text: string) =>
        text.split("\n\n").map((block) => (/^(?:https?:\S+|\d{6}|taro2025)$/.test(block) ? block : ""));
      expect(shape(english.text)).toEqual(shape(japanese.text));
      expect(japanese.html).toContain('<html lang="ja">');
    });
  },
);

it("a deadline in an English mail says whose time it is in", () => {
  expect(composeMail({ kind: "login-code", ...CODE }, insurer, "en").text).toContain(
    "Valid until 17 March 2025, 14:35 (Japan time)",
  );
});

describe("a mail is written in", () => {
  const sent = async (chosen: Language | null, page: Language) => {
    const { member } = await makeMember(insurer, { upTo: "wizard" });
    const to = member.email ?? "";
    await inInsurer({ ...makeContext(insurer), language: page }, async (scope) => {
      await scope.tx.member.updateMany({ where: { id: member.id }, data: { language: chosen } });
      await queueMail(scope, { kind: "login-code", to, memberId: member.id, ...CODE });
      await notifyMember(scope, { memberId: member.id, event: { type: "password-changed" } });
    });
    return (await readOutbox(insurer.id, to)).map(({ text }) => (/^Dear /.test(text) ? "en" : "ja"));
  };

  it.each([
    ["the member's language, whatever the page's", "en", "ja", "en"],
    ["the member's language, also when it is Japanese", "ja", "en", "ja"],
    ["the page's, while the member has chosen none", null, "en", "en"],
    ["Japanese otherwise", null, "ja", "ja"],
  ] as const)("%s", async (_case, chosen, page, expected) => {
    expect(await sent(chosen, page)).toEqual([expected, expected]);
  });
});
