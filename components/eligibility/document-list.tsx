import { ButtonLink } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import type { DocumentLine } from "#lib/eligibility/member-documents.ts";
import { requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";
import { dayInJapan, formatCalendarDate } from "#lib/typed-text/calendar-date.ts";

async function Facts({ number, issuedAt, validUntil, state }: DocumentLine) {
  const { documents: text } = (await requestMessages()).eligibility;
  const language = await requestLanguage();
  return (
    <div>
      <p className="font-700 tabular-nums">{text.number(number)}</p>
      <p>{`${text.issued} ${formatCalendarDate(dayInJapan(issuedAt), language)}`}</p>
      <p>{`${text.validUntil} ${formatCalendarDate(validUntil, language)}`}</p>
      <p className={state === "in-force" ? "font-700 text-success-2" : "font-700"}>{text.states[state]}</p>
    </div>
  );
}

/** The certificate in force with its two sizes, and those before it, which only are named. */
export async function DocumentList({ documents }: { documents: readonly DocumentLine[] }) {
  const { documents: text } = (await requestMessages()).eligibility;
  const present = documents.find(({ state }) => state === "in-force");
  const former = documents.filter((document) => document !== present);
  return (
    <>
      {present ? (
        <div className="space-y-4">
          <Facts {...present} />
          <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
            <ButtonLink href={`/eligibility/documents/${present.id}?size=card`}>{text.openCard}</ButtonLink>
            <ButtonLink href={`/eligibility/documents/${present.id}?size=a4`} variant="secondary">
              {text.openA4}
            </ButtonLink>
          </div>
        </div>
      ) : null}
      {former.length > 0 ? (
        <Details summary={text.former}>
          {former.map((document) => (
            <Facts key={document.id} {...document} />
          ))}
        </Details>
      ) : null}
    </>
  );
}
