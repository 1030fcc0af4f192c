"use server";
import { redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { resendMails } from "#lib/console/mails/resend-mails.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { mailsText as text } from "#lib/messages/ja/console/mails.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { type MailView, mailsHref } from "./href.ts";

/** 「選んだメールを送り直す」: at most those of one page. */
export async function resendAction(view: MailView, _: FormState, form: FormData): Promise<FormState> {
  const ids = form.getAll("mail").filter((value): value is string => typeof value === "string" && isUuid(value));
  const count = await asClerk(resendMails, ids);
  if (count === 0) return failedForm(form, [{ field: null, message: text.notResent }]);
  // The page says so: with the last failed mail the form goes.
  redirect(mailsHref({ ...view, resent: count }));
}
