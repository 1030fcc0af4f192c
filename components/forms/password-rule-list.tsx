"use client";
import { Icon, type IconName } from "#components/ui/icons.tsx";
import { MixedText } from "#components/ui/mixed-text.tsx";
import type { PasswordRuleProblem } from "#lib/credentials/password/password-rules.ts";
import { type PasswordRuleLine, type PasswordRuleStatus, passwordRuleStatus } from "./password-rule-status.ts";

const LOOKS: Record<PasswordRuleStatus, { icon: IconName; className: string }> = {
  unknown: { icon: "info", className: "text-solid-gray-600" },
  notMet: { icon: "info", className: "text-solid-gray-600" },
  met: { icon: "success", className: "text-success-2" },
  refused: { icon: "error", className: "text-error-2" },
};

type PasswordRuleListProps = {
  lines: readonly PasswordRuleLine[];
  problems: readonly PasswordRuleProblem[] | null;
  answers: readonly string[];
  text: Record<PasswordRuleStatus | "rulesHeading", string>;
};

/** 「パスワードの決まり」, each line with what is known of it. */
export function PasswordRuleList({ lines, problems, answers, text }: PasswordRuleListProps) {
  return (
    <div>
      <p className="font-700">{text.rulesHeading}</p>
      <ul className="mt-2 space-y-1">
        {lines.map((line) => {
          const status = passwordRuleStatus(line, { problems, answers });
          const isSilent = status === "unknown" && problems === null;
          return (
            <li key={line.text} className="flex gap-2">
              <span className={LOOKS[status].className}>
                <Icon name={LOOKS[status].icon} className="mt-[0.2em] size-[1.25rem]" />
              </span>
              <span className={status === "refused" ? "text-error-2" : undefined}>
                <MixedText>{line.text}</MixedText>
                {isSilent ? null : <span className="sr-only"> ({text[status]})</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
