"use client";
import type { ReactNode } from "react";
import { describedBy, FieldMessages } from "./field-messages.tsx";
import { useField } from "./form-context.ts";
import { RequiredBadge } from "./required-badge.tsx";
import { WholeDates } from "./whole-dates.tsx";

export type RadioOption = {
  value: string;
  /** The radio's accessible name, exactly. */
  label: string;
  description?: ReactNode;
  /** A short badge, e.g. おすすめ. */
  badge?: string;
  /** A caution of the insurer. */
  note?: string;
  /** `lang` of the caution, if it differs from the page's. */
  noteLang?: string;
};

type RadioCardsProps = {
  legend: string;
  name: string;
  options: readonly RadioOption[];
  hint?: ReactNode;
  required?: boolean;
  defaultValue?: string;
};

/** A choice of few, each on a card that can be pressed anywhere. */
export function RadioCards({ legend, name, options, hint, required, defaultValue }: RadioCardsProps) {
  const { errors, keptValue } = useField(name);
  const chosen = keptValue ?? defaultValue;
  return (
    <fieldset
      aria-labelledby={`${name}-legend`}
      aria-describedby={describedBy(name, { hint, errors })}
      // By default a fieldset is as wide as its longest phrase.
      className="min-w-0"
    >
      <legend>
        <span className="flex flex-wrap items-center gap-x-3 font-700">
          <span id={`${name}-legend`}>{legend}</span>
          {required ? <RequiredBadge /> : null}
        </span>
      </legend>
      <FieldMessages name={name} hint={hint} errors={errors} />
      <div className="mt-3 space-y-3">
        {options.map((option, index) => (
          <RadioCard
            key={option.value}
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            option={option}
            isRequired={required}
            isChosen={chosen === option.value}
          />
        ))}
      </div>
    </fieldset>
  );
}

type RadioCardProps = { id: string; name: string; option: RadioOption; isRequired?: boolean; isChosen: boolean };

function RadioCard({ id, name, option, isRequired, isChosen }: RadioCardProps) {
  const { value, label, description, badge, note, noteLang } = option;
  const described = [badge && `${id}-badge`, description && `${id}-description`, note && `${id}-note`].filter(Boolean);
  return (
    <div className="radio-card">
      <input
        id={id}
        name={name}
        type="radio"
        value={value}
        required={isRequired}
        defaultChecked={isChosen}
        aria-describedby={described.length > 0 ? described.join(" ") : undefined}
        className="tick mt-[0.15em]"
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-col-reverse items-start gap-x-3 gap-y-1 min-[30rem]:flex-row min-[30rem]:flex-wrap min-[30rem]:items-center">
          <label htmlFor={id} className="covers font-700">
            {label}
          </label>
          {badge ? (
            <span
              id={`${id}-badge`}
              className="rounded-full border border-success-2 bg-success-2 px-3 text-[1rem] leading-[1.6] font-700 text-white"
            >
              {badge}
            </span>
          ) : null}
        </div>
        {description ? (
          <div id={`${id}-description`} className="mt-1 text-quiet">
            {typeof description === "string" ? <WholeDates>{description}</WholeDates> : description}
          </div>
        ) : null}
      </div>
      {note ? (
        <p
          id={`${id}-note`}
          lang={noteLang}
          className="mt-3 w-full rounded-6 bg-yellow-50 px-3 py-1.5 text-solid-gray-800"
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}
