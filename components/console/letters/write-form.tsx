import type { FormAction } from "#components/ui/form-state.ts";
import type { LetterCheck, LetterOrderLine } from "#lib/console/letters/letter-orders.ts";
import { MailForm } from "./mail-form.tsx";
import { PrintForm } from "./print-form.tsx";

type WriteFormProps = { order: LetterOrderLine; check: LetterCheck; mail: FormAction };

/** The button that issues an order: on paper, or by mail. */
export function WriteForm({ order, check, mail }: WriteFormProps) {
  if (order.delivery === "mail") return <MailForm order={order} check={check} action={mail} />;
  return <PrintForm order={order} check={check} />;
}
