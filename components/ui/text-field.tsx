"use client";
import type { InputHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";
import { inputClass } from "./input-class.ts";
import { RequiredBadge } from "./required-badge.tsx";

const WIDTHS = {
  full: "w-full",
  /** Six to eight digits, spaced for comparison with a mail or an app. */
  code: "w-full max-w-64 tracking-[0.25em] tabular-nums",
  date: "w-full sm:max-w-80 tabular-nums",
};

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "width" | "id"> & {
  name: string;
  /** The accessible name, exactly. */
  label: string;
  hint?: ReactNode;
  width?: keyof typeof WIDTHS;
  /** The only field of its page, or one of two ways: `required` without the word 必須. */
  isUnmarked?: boolean;
  /** Below the input: a link to a list, a live reading. */
  after?: ReactNode;
};

/** One line of text with label, hint and errors; keeps what was typed after a failed submit. */
export function TextField({
  name,
  label,
  hint,
  width = "full",
  isUnmarked = false,
  after,
  defaultValue,
  required,
  ...props
}: TextFieldProps) {
  const { errors, advice, keptValue } = useField(name);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3">
        <label htmlFor={name} className="font-700">
          {label}
        </label>
        {required && !isUnmarked ? <RequiredBadge /> : null}
      </div>
      <FieldMessages name={name} hint={hint} errors={errors} advice={advice} />
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={keptValue ?? defaultValue}
        required={required}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, { hint, errors })}
        className={classNames(inputClass, "mt-2", WIDTHS[width])}
        {...props}
      />
      {after ? <div className="mt-2">{after}</div> : null}
    </div>
  );
}
