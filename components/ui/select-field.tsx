"use client";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";
import { inputClass } from "./input-class.ts";

type SelectFieldProps = {
  name: string;
  /** The accessible name, exactly. */
  label: string;
  hint?: string;
  /** `lang` where an option is in another language than the page. */
  options: readonly { value: string; label: string; lang?: string }[];
  defaultValue: string;
};

/** A choice of few short words, in the browser's own list. */
export function SelectField({ name, label, hint, options, defaultValue }: SelectFieldProps) {
  const { errors, keptValue } = useField(name);
  const chosen = keptValue ?? defaultValue;
  return (
    <div>
      <label htmlFor={name} className="font-700">
        {label}
      </label>
      <FieldMessages name={name} hint={hint} errors={errors} />
      <select
        // A new element for a kept choice: React resets the form after its action, to the values of the first render.
        key={chosen}
        id={name}
        name={name}
        defaultValue={chosen}
        aria-describedby={describedBy(name, { hint, errors })}
        className={`${inputClass} mt-2 w-full sm:max-w-80`}
      >
        {options.map(({ value, label: text, lang }) => (
          <option key={value} value={value} lang={lang}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
