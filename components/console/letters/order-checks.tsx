import { Callout } from "#components/ui/callout.tsx";
import type { LetterCheck, LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

const { order: text } = lettersText;

type OrderChecksProps = { order: LetterOrderLine; check: LetterCheck };

/** Whom an order does not reach as it is meant to: for whoever asks, approves and issues. */
export function OrderChecks({ order, check }: OrderChecksProps) {
  const { alreadyIssued, paperless, withoutAddress, withoutEmail } = check;
  const isPaper = order.delivery === "paper";
  const lacking = isPaper ? withoutAddress : withoutEmail;
  return (
    <>
      {lacking > 0 ? (
        <Callout kind="warning">
          {isPaper
            ? text.withoutAddress(withoutAddress)
            : text.withoutEmail(withoutEmail, order.members - paperless - withoutEmail + 1)}
        </Callout>
      ) : null}
      {alreadyIssued > 0 ? (
        <Callout kind="warning">{(isPaper ? text.alreadyIssued : text.alreadyMailed)(alreadyIssued)}</Callout>
      ) : null}
      {paperless > 0 ? <Callout kind="info">{text.paperlessAhead(paperless)}</Callout> : null}
    </>
  );
}
