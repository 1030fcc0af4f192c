"use client";
import { type ReactNode, useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { BirthDateReading } from "./birth-date-reading.tsx";

const NAME = "birthDate";

type BirthDateFieldProps = {
  label: string;
  hint: ReactNode;
  /** The only field of its page. */
  isAlone?: boolean;
  text: { reading: string; byEra: string; byDigits: string };
};

/**
 * 「生年月日」: phones show their digits first, which nine in ten need; for an era, one press brings the
 * letters. Either way every form of readBirthDate is read.
 */
export function BirthDateField({ label, hint, isAlone, text }: BirthDateFieldProps) {
  const [isByEra, setIsByEra] = useState(false);
  const changeKeyboard = () => {
    const input = document.getElementById(NAME);
    setIsByEra(!isByEra);
    // A keyboard that is up stays as it is until the field is left.
    input?.blur();
    requestAnimationFrame(() => input?.focus());
  };
  return (
    <TextField
      name={NAME}
      label={label}
      hint={hint}
      inputMode={isByEra ? "text" : "numeric"}
      autoComplete="bday"
      width="date"
      isUnmarked={isAlone}
      after={
        <>
          <BirthDateReading field={NAME} sentence={text.reading} />
          <button
            type="button"
            onClick={changeKeyboard}
            className="min-h-12 text-link underline underline-offset-4 hover:decoration-2 pointer-fine:hidden noscript:hidden"
          >
            {isByEra ? text.byDigits : text.byEra}
          </button>
        </>
      }
      required
    />
  );
}
