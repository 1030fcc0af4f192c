"use client";
import { FieldMessages } from "#components/ui/field-messages.tsx";
import { useField } from "#components/ui/form-context.ts";
import { Icon, type IconName } from "#components/ui/icons.tsx";

type IconChoiceProps = {
  name: string;
  legend: string;
  options: readonly { value: IconName; label: string }[];
  defaultValue?: string;
};

/** One of the drawings for a service, each with its word. */
export function IconChoice({ name, legend, options, defaultValue }: IconChoiceProps) {
  const { errors, keptValue } = useField(name);
  const chosen = keptValue ?? defaultValue;
  return (
    <fieldset className="min-w-0">
      <legend className="font-700">{legend}</legend>
      <FieldMessages name={name} errors={errors} />
      <div className="mt-2 flex flex-wrap gap-3">
        {options.map(({ value, label }, index) => (
          <label
            key={value}
            className="flex min-h-14 items-center gap-2 rounded-12 border border-solid-gray-500 bg-white px-4 py-2 hover:border-solid-gray-900 has-checked:border-key has-checked:bg-tint has-checked:ring-1 has-checked:ring-key"
          >
            <input
              id={index === 0 ? name : `${name}-${value}`}
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              className="size-6 accent-key"
            />
            <Icon name={value} className="size-8 text-link" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
