"use client";
import { useEffect, useState } from "react";
import { useUi } from "#components/ui/ui-context.tsx";
import { WholeDates } from "#components/ui/whole-dates.tsx";
import { readBirthDate } from "#lib/typed-text/birth-date.ts";
import { formatCalendarDate } from "#lib/typed-text/calendar-date.ts";

/** Shows how the birth date in the field with this id is read: 「1979年（昭和54年）8月22日」, before it costs a try. */
export function BirthDateReading({ field, sentence }: { field: string; sentence: string }) {
  const { language } = useUi();
  const [reading, setReading] = useState("");
  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    const read = () => {
      const date = readBirthDate(input.value, new Date());
      setReading(date.ok ? sentence.replace("{date}", formatCalendarDate(date.value, language)) : "");
    };
    read();
    input.addEventListener("input", read);
    return () => input.removeEventListener("input", read);
  }, [field, sentence, language]);
  return (
    <output className="block min-h-[3.4em] font-700 sm:min-h-[1.7em]">
      <WholeDates>{reading}</WholeDates>
    </output>
  );
}
