"use server";
import { refresh } from "next/cache";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { CLERK_ROLES } from "#lib/console/clerk-verb.ts";
import { changeRole, listClerks, resumeClerk, stopClerk } from "#lib/console/clerks.ts";
import { sendInvitation } from "#lib/console/invite-clerk.ts";
import { consoleText } from "#lib/messages/ja/console.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

const { clerks: text, roles } = consoleText;

/** One act on one clerk: a role, or 「利用を停止」「利用を再開」「招待を送り直す」 by the button pressed. */
export async function changeClerkAction(_: FormState, form: FormData): Promise<FormState> {
  const [clerkId, choice] = [textOf(form, "clerk"), textOf(form, "choice")];
  const named = (await asClerk(listClerks, undefined)).find(({ id }) => id === clerkId);
  if (!named) return failedForm(form, [{ field: null, message: text.failures.unknown }]);
  const done = (callout: string): FormState => {
    refresh();
    return { errors: [], values: {}, callout };
  };
  if (choice === "resend") {
    const clerk = await requireClerk("/clerks", "manager");
    const insurerName = (await insurerOfClerk(clerk)).name;
    await sendInvitation(await requestContext(), { clerkId, insurerName });
    return done(text.resent(named.name));
  }
  const role = CLERK_ROLES.find((each) => each === textOf(form, "role"));
  const changed =
    choice === "stop"
      ? await asClerk(stopClerk, clerkId)
      : choice === "resume"
        ? await asClerk(resumeClerk, clerkId)
        : role && (await asClerk(changeRole, { clerkId, role }));
  if (!changed?.ok) return failedForm(form, [{ field: null, message: text.failures[changed?.code ?? "unknown"] }]);
  if (choice === "stop") return done(text.stopped(named.name));
  return done(choice === "resume" ? text.resumed(named.name) : text.roleChanged(named.name, role ? roles[role] : ""));
}
