"use client";
import { type ChangeEvent, useContext, useEffect, useState } from "react";
import { FormContext } from "#components/ui/form-context.ts";
import { PasswordField } from "#components/ui/password-field.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { type PasswordRules, passwordProblems } from "#lib/credentials/password/password-rules.ts";
import type { Messages } from "#lib/messages/messages.ts";
import { PasswordLength } from "./password-length.tsx";
import { PasswordRuleList } from "./password-rule-list.tsx";
import type { PasswordRuleLine } from "./password-rule-status.ts";

type NewPasswordFieldsProps = {
  rules: PasswordRules;
  lines: readonly PasswordRuleLine[];
  text: Messages["login"]["newPassword"]["fields"] & { yen: string };
};

/** The two inputs before anything is typed. */
const NOTHING = { password: "", confirmation: "" };

/**
 * 「パスワード」 and 「パスワード確認用」 with rules that are checked while typing, as far as a browser can. The server checks
 * all of them again.
 */
export function NewPasswordFields({ rules, lines, text }: NewPasswordFieldsProps) {
  const isHydrated = useHydrated();
  const { state } = useContext(FormContext);
  const [{ password, confirmation }, setTyped] = useState(NOTHING);
  const note = ({ target: { name, value } }: ChangeEvent<HTMLInputElement>) =>
    setTyped((before) => ({ ...before, [name]: value }));
  useEffect(() => {
    // A failed submit empties the inputs, so their results are reset too.
    if (state.errors.length > 0 && !state.isUnsent) setTyped(NOTHING);
  }, [state]);
  const isJudged = isHydrated && password !== "";
  return (
    <>
      <PasswordRuleList
        lines={lines}
        problems={isJudged ? passwordProblems(password, rules) : null}
        answers={state.errors.filter(({ field }) => field === "password").map(({ message }) => message)}
        text={text}
      />
      <PasswordField
        name="password"
        onChange={note}
        label={text.password}
        autoComplete="new-password"
        after={isJudged ? <PasswordLength password={password} min={rules.min} text={text} /> : null}
        required
      />
      <PasswordField
        name="confirmation"
        onChange={note}
        label={text.confirmation}
        autoComplete="new-password"
        after={
          <output className="block">
            {isJudged && confirmation !== "" ? (password === confirmation ? text.same : text.different) : ""}
          </output>
        }
        required
      />
    </>
  );
}
