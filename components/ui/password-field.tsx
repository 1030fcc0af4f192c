"use client";
import { type ReactNode, useState } from "react";
import { useFormStatus } from "react-dom";
import { classNames } from "./class-names.ts";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";
import { inputClass } from "./input-class.ts";
import { RequiredBadge } from "./required-badge.tsx";
import type { TextFieldProps } from "./text-field.tsx";
import { useUi } from "./ui-context.tsx";
import { useHydrated } from "./use-hydrated.ts";

type PasswordFieldProps = Omit<TextFieldProps, "type" | "width" | "defaultValue" | "value"> & {
  autoComplete: "current-password" | "new-password";
  after?: ReactNode;
};

/** A password, taken as typed and never sent back by the server; 「表示」 needs JavaScript. */
export function PasswordField({
  name,
  label,
  hint,
  after,
  required,
  isUnmarked = false,
  ...props
}: PasswordFieldProps) {
  const { errors, unsentValue } = useField(name);
  const { text } = useUi();
  const { pending: isPending } = useFormStatus();
  const isHydrated = useHydrated();
  const [isShown, setIsShown] = useState(false);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3">
        <label id={`${name}-label`} htmlFor={name} className="font-700">
          {label}
        </label>
        {required && !isUnmarked ? <RequiredBadge /> : null}
      </div>
      <FieldMessages name={name} hint={hint} errors={errors} />
      <div className="relative mt-2">
        <input
          id={name}
          name={name}
          // Hidden during the submit, so that no browser stores it as ordinary text.
          type={isShown && !isPending ? "text" : "password"}
          defaultValue={unsentValue}
          required={required}
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(name, { hint, errors })}
          className={classNames(inputClass, "w-full pr-24")}
          {...props}
        />
        {isHydrated ? (
          <button
            type="button"
            aria-pressed={isShown}
            aria-describedby={`${name}-label`}
            onClick={() => setIsShown(!isShown)}
            className="control-button"
          >
            {text.show}
          </button>
        ) : null}
      </div>
      {after ? <div className="mt-2">{after}</div> : null}
    </div>
  );
}
