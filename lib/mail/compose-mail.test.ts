import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { composeMail } from "./compose-mail.ts";
import type { MailContent } from "./mail-content.ts";

const CODE = "042917";
const LINK = "https://aozora.localhost/login/email/confirm?token=abc&next=1";
/** 14:35:59 in Japan, the day before in the Americas. */
const EXPIRES_AT = new Date("2025-03-17T05:35:59Z");

const loginCode = (kana = "アオゾラ　タロウ"): MailContent => ({
  kind: "login-code",
  code: CODE,
  expiresAt: EXPIRES_AT,
  kana,
});
const emailConfirmation = (kana = "アオゾラ　タロウ"): MailContent => ({
  kind: "email-confirmation",
  code: CODE,
  expiresAt: EXPIRES_AT,
  kana,
  link: LINK,
});
const BOTH = [
  ["login-code", loginCode],
  ["email-confirmation", emailConfirmation],
] as const;

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer({ name: "あおぞら健康保険組合", shortName: "あおぞら健保" });
});

describe.each(BOTH)("%s", (_kind, content) => {
  it("the code is alone on its line, within the first ten", () => {
    const lines = composeMail(content(), insurer, "ja").text.split("\n");
    expect(lines.indexOf(CODE)).toBeGreaterThan(0);
    expect(lines.indexOf(CODE)).toBeLessThan(10);
    expect(lines.filter((line) => line.includes(CODE))).toEqual([CODE]);
  });

  it("the subject names the insurer and holds nothing secret: no digit, no link", () => {
    const { subject } = composeMail(content(), insurer, "ja");
    expect(subject).toMatch(/^【あおぞら健保】/);
    expect(subject).not.toMatch(/\d|https?:/);
  });

  it("says until when, in Japanese time and never later than true", () => {
    const { text, html } = composeMail(content(), insurer, "ja");
    expect(text).toContain("2025年3月17日 14時35分まで");
    expect(html).toContain("2025年3月17日 14時35分まで");
  });

  it("says who sends it, whom to call, and what to do if it was not you", () => {
    const { branding } = insurer.policy;
    const { text, html } = composeMail(content(), insurer, "ja");
    for (const part of [text, html]) {
      expect(part).toContain("あおぞら健康保険組合の加入者向けポータル");
      expect(part).toContain("お心当たりがない場合");
      expect(part).toContain(branding.contactPhone);
      expect(part).toContain(branding.contactHours);
    }
  });

  it.each([
    ["markup", `<img src=x onerror=alert(1)>"'&`, `&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; 様`],
    ["a script", "</p><script>alert(1)</script>", "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; 様"],
    ["right-to-left marks", "ア\u202e\u2066オ\u200f", "アオ 様"],
    ["zero-width characters", "ア\u200b\u200d\ufeffオ\u00ad", "アオ 様"],
    ["line breaks", "ア\r\n999999\r\nBcc: a@b.example\u2028\u0085", "ア 999999 Bcc: a@b.example 様"],
  ])("%s in a name is shown inert", (_case, kana, shown) => {
    const { subject, text, html } = composeMail(content(kana), insurer, "ja");
    expect(html).toContain(shown);
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(subject + text + html).not.toMatch(/[\p{Cf}\r\u0085\u2028]/u);
    expect(text.split("\n")[0]).toMatch(/ 様$/);
    expect(text.split("\n").filter((line) => /^\d+$/.test(line))).toEqual([CODE]);
  });
});

it("the login code comes without any link", () => {
  const { text, html } = composeMail(loginCode(), insurer, "ja");
  expect(text + html).not.toMatch(/https?:|<a /);
});

it("the confirmation comes with the link, alone on its line and on the button", () => {
  const { text, html } = composeMail(emailConfirmation(), insurer, "ja");
  expect(text.split("\n")).toContain(LINK);
  expect(html).toContain(`<a href="${LINK.replace("&", "&amp;")}"`);
});

it("an insurer's name cannot break subject or page", async () => {
  const hostile = { ...insurer, shortName: "試\r\nBcc: a@b.example\u202e", name: "<b>試</b>" };
  const { subject, html } = composeMail(loginCode(), hostile, "ja");
  expect(subject).toBe("【試 Bcc: a@b.example】ログイン用ワンタイムパスワードのお知らせ");
  expect(html).not.toContain("<b>");
});
