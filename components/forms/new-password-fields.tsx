"use client";
import { useContext, useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import { FormContext } from "#components/ui/form-context.ts";
import { Icon } from "#components/ui/icons.tsx";
import { MixedText } from "#components/ui/mixed-text.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import {
  type PasswordRuleProblem,
  type PasswordRules,
  passwordProblems,
  passwordWarnings,
} from "#lib/credentials/password/password-rules.ts";
import { LONG_PASSWORD_CHARACTERS } from "#lib/kernel/limits.ts";

/** One rule, and the problems that break it. */
export type PasswordRuleLine = { text: string; problems: readonly PasswordRuleProblem[] };

type NewPasswordFieldsProps = {
  rules: PasswordRules;
  lines: readonly PasswordRuleLine[];
  text: {
    password: string;
    confirmation: string;
    rulesHeading: string;
    met: string;
    notMet: string;
    meter: string;
    longer: string;
    yen: string;
    same: string;
    different: string;
  };
};

/** 「パスワード」 and 「パスワード確認用」 with rules that are checked while typing; the server checks again. */
export function NewPasswordFields({ rules, lines, text }: NewPasswordFieldsProps) {
  const isHydrated = useHydrated();
  const answer = useContext(FormContext);
  const { register, control, reset } = useForm({ defaultValues: { password: "", confirmation: "" } });
  const [password, confirmation] = useWatch({ control, name: ["password", "confirmation"] });
  useEffect(() => {
    // A failed submit empties the inputs, so their results are reset too.
    if (answer.errors.length > 0) reset();
  }, [answer, reset]);
  const problems = passwordProblems(password, rules);
  const isJudged = isHydrated && password !== "";
  return (
    <>
      <div>
        <p className="font-700">{text.rulesHeading}</p>
        <ul className="mt-2 space-y-1">
          {lines.map((line) => (
            <RuleLine
              key={line.text}
              text={line.text}
              status={isJudged ? (line.problems.some((each) => problems.includes(each)) ? text.notMet : text.met) : ""}
              isMet={isJudged && !line.problems.some((each) => problems.includes(each))}
            />
          ))}
        </ul>
      </div>
      <PasswordField
        {...register("password")}
        label={text.password}
        autoComplete="new-password"
        after={isJudged ? <Strength password={password} text={text} /> : null}
        required
      />
      <PasswordField
        {...register("confirmation")}
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

function RuleLine({ text, status, isMet }: { text: string; status: string; isMet: boolean }) {
  return (
    <li className="flex gap-2">
      <span className={isMet ? "text-success-2" : "text-solid-gray-600"}>
        <Icon name={isMet ? "success" : "info"} className="mt-[0.2em] size-5" />
      </span>
      <span>
        <MixedText>{text}</MixedText>
        {status ? <span className="sr-only"> ({status})</span> : null}
      </span>
    </li>
  );
}

function Strength({ password, text }: { password: string; text: NewPasswordFieldsProps["text"] }) {
  const length = [...password].length;
  return (
    <div className="space-y-1">
      <meter
        aria-label={text.meter}
        min={0}
        max={LONG_PASSWORD_CHARACTERS}
        value={Math.min(length, LONG_PASSWORD_CHARACTERS)}
        className="h-3 w-full max-w-80"
      />
      {length < LONG_PASSWORD_CHARACTERS ? <p className="text-quiet">{text.longer}</p> : null}
      {passwordWarnings(password).length > 0 ? <p>{text.yen}</p> : null}
    </div>
  );
}
