import { classNames } from "#components/ui/class-names.ts";
import { Icon } from "#components/ui/icons.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import type { DocumentVerdict } from "#lib/eligibility/verify-document.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type VerdictCardProps = { verdict: DocumentVerdict; insurerName: string; checkedAt: Date };

/** The answer in one sentence, readable across a desk: in green with a tick, or in red with a cross. */
export async function VerdictCard({ verdict, insurerName, checkedAt }: VerdictCardProps) {
  const { eligibility, formats } = await requestMessages();
  const { verify: text } = eligibility;
  const isGood = verdict === "in-force";
  return (
    <div
      role="status"
      className={classNames(
        "mt-6 rounded-16 border-4 bg-white p-6 sm:p-8",
        isGood ? "border-success-2" : "border-error-2",
      )}
    >
      <Icon
        name={isGood ? "success" : "error"}
        className={`size-[3.5rem] ${isGood ? "text-success-2" : "text-error-2"}`}
      />
      <p className="mt-3 text-[1.625rem] leading-[1.5] font-700 text-black">
        <Phrases>{text.verdicts[verdict]}</Phrases>
      </p>
      <p className="mt-3">{verdict === "unknown" ? text.checkTyping : text.issuedBy(insurerName)}</p>
      <p className="mt-1 text-quiet">{text.checkedAt(formats.dateTime(checkedAt))}</p>
    </div>
  );
}
