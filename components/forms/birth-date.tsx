import { Phrases } from "#components/ui/phrases.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { BirthDateField } from "./birth-date-field.tsx";

/** 「生年月日」 with its hint: on phones the button 「和暦で入力する」 says what a second sentence says on a PC. */
export async function BirthDate({ isAlone }: { isAlone?: boolean }) {
  const text = (await requestMessages()).login.birthDate;
  return (
    <BirthDateField
      label={text.label}
      hint={
        <>
          <Phrases>{text.hint}</Phrases>{" "}
          <span className="hidden pointer-fine:inline">
            <Phrases>{text.hintEra}</Phrases>
          </span>
        </>
      }
      isAlone={isAlone}
      text={text.field}
    />
  );
}
