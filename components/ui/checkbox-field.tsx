"use client";
import type { InputHTMLAttributes, ReactNode } from "react";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";

type CheckboxFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type"> & {
  name: string;
  label: string;
  hint?: ReactNode;
};

export function CheckboxField({ name, label, hint, defaultChecked = false, ...props }: CheckboxFieldProps) {
  const { errors, keptValue, isResubmitted } = useField(name);
  return (
    <div>
      <div className="relative flex min-h-12 items-start gap-3 py-2.5">
        <input
          id={name}
          name={name}
          type="checkbox"
          defaultChecked={isResubmitted ? keptValue !== undefined : defaultChecked}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(name, { hint, errors })}
          className="tick"
          {...props}
        />
        {/* The label covers the whole row. */}
        <label htmlFor={name} className="covers">
          {label}
        </label>
      </div>
      <div className="-mt-1.5 pl-9 empty:hidden">
        <FieldMessages name={name} hint={hint} errors={errors} />
      </div>
    </div>
  );
}
