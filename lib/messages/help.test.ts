import { describe, expect, test } from "vitest";
import { HELP_GROUPS, type HelpFacts, type HelpGroup } from "./help.ts";
import { LANGUAGES } from "./language.ts";
import { messages } from "./messages.ts";

const facts = (has: boolean): HelpFacts => ({
  temporaryDays: 30,
  hasFormula: has,
  senderDomain: "mail.portal.example",
  resetMinutes: 5,
  needsFactor: has,
  idleMinutes: 30,
  rememberedMinutes: 60,
  has: { passkey: has, totp: has, email: has },
  contact: { name: "業務課", phone: "03-0000-0000" },
});

const TOPICS = (Object.keys(HELP_GROUPS) as HelpGroup[]).flatMap((group) => HELP_GROUPS[group]);

describe("「お困りのときは」", () => {
  test.each(TOPICS)("%s says as much in English as in Japanese, whatever the insurer's policy", (topic) => {
    for (const has of [true, false]) {
      const [ja, en] = LANGUAGES.map((language) => messages(language).help.topics[topic](facts(has)).parts);
      const shape = (parts: typeof ja) => parts?.map(({ places, points }) => ({ places, points: points.length }));
      expect(shape(en)).toEqual(shape(ja));
    }
  });

  test.each(LANGUAGES)("no two answers have one title, no answer says a thing twice (%s)", (language) => {
    const { topics } = messages(language).help;
    const answers = TOPICS.map((topic) => topics[topic](facts(true)));
    expect(new Set(answers.map(({ title }) => title)).size).toBe(TOPICS.length);
    for (const { parts } of answers) {
      const points = parts.flatMap((part) => part.points);
      expect(new Set(points).size).toBe(points.length);
    }
  });

  test("offers nothing the insurer does not: no passkey, no app, no mail code", () => {
    const { topics } = messages("ja").help;
    const answers = [topics["several-devices"], topics.pc, topics.mail, topics.locked].map((answer) =>
      answer(facts(false)),
    );
    expect(JSON.stringify(answers)).not.toMatch(/生体認証|パスキー|OTP|認証アプリ|「再送信」/);
  });
});
