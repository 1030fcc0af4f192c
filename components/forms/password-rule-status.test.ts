import { expect, test } from "vitest";
import type { PasswordRuleProblem } from "#lib/credentials/password/password-rules.ts";
import { type PasswordRuleLine, passwordRuleStatus } from "./password-rule-status.ts";

const length: PasswordRuleLine = { text: "8文字以上", problems: ["too-short"], refusals: ["文字数が足りません。"] };
const common: PasswordRuleLine = {
  text: "よく使われるものにしない",
  problems: ["made-of-context-words"],
  refusals: ["多くの人が使っています。"],
  isServers: true,
};
const typed = (...problems: PasswordRuleProblem[]) => ({ problems, answers: [] });

test("a line that the browser judges is met or not while typing", () => {
  expect(passwordRuleStatus(length, typed("too-short"))).toBe("notMet");
  expect(passwordRuleStatus(length, typed())).toBe("met");
});

test("a line that only the server can judge never claims to be met: 'password' looks as good as any", () => {
  expect(passwordRuleStatus(common, typed())).toBe("unknown");
  expect(passwordRuleStatus(common, typed("made-of-context-words"))).toBe("notMet");
});

test("after a refusal the line it was about is marked, until something is typed again", () => {
  const answers = ["多くの人が使っています。"];
  expect(passwordRuleStatus(common, { problems: null, answers })).toBe("refused");
  expect(passwordRuleStatus(length, { problems: null, answers })).toBe("unknown");
  expect(passwordRuleStatus(common, { problems: [], answers })).toBe("unknown");
});
