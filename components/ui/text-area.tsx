"use client";
import type { ReactNode } from "react";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";
import { inputClass } from "./input-class.ts";
import { RequiredBadge } from "./required-badge.tsx";

type TextAreaProps = {
  name: string;
  /** The accessible name, exactly. */
  label: string;
  hint?: ReactNode;
  rows: number;
  defaultValue?: string;
  required?: boolean;
};

/** Some lines of text with label, hint and errors; keeps what was typed after a failed submit. */
export function TextArea({ name, label, hint, rows, defaultValue, required }: TextAreaProps) {
  const { errors, keptValue } = useField(name);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3">
        <label htmlFor={name} className="font-700">
          {label}
        </label>
        {required ? <RequiredBadge /> : null}
      </div>
      <FieldMessages name={name} hint={hint} errors={errors} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={keptValue ?? defaultValue}
        required={required}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(name, { hint, errors })}
        className={`${inputClass} mt-2 w-full`}
      />
    </div>
  );
}
