"use client";
import { describedBy, FieldMessages } from "#components/ui/field-messages.tsx";
import { useField } from "#components/ui/form-context.ts";
import { inputClass } from "#components/ui/input-class.ts";

type NumbersFieldProps = { label: string; hint: string };

/** 記号・番号, one a line: typed, or pasted from a spreadsheet. */
export function NumbersField({ label, hint }: NumbersFieldProps) {
  const { errors, keptValue } = useField("numbers");
  return (
    <div>
      <label htmlFor="numbers" className="font-700">
        {label}
      </label>
      <FieldMessages name="numbers" hint={hint} errors={errors} />
      <textarea
        id="numbers"
        name="numbers"
        rows={6}
        defaultValue={keptValue}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy("numbers", { hint, errors })}
        className={`${inputClass} mt-2 w-full tabular-nums`}
      />
    </div>
  );
}
