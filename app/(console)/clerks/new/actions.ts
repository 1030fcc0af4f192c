"use server";
import { redirect } from "next/navigation";
import { fieldErrors } from "#components/console/content/field-errors.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { CLERK_ROLES } from "#lib/console/access/clerk-verb.ts";
import { inviteClerk, sendInvitation } from "#lib/console/clerks/invite-clerk.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, insurerOfClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

const KEPT = ["name", "email", "role"];
const { errors } = consoleText.clerks;

export async function inviteClerkAction(_: FormState, form: FormData): Promise<FormState> {
  const clerk = await requireClerk("/clerks/new", "manager");
  const role = CLERK_ROLES.find((each) => each === textOf(form, "role")) ?? "viewer";
  const invited = await asClerk(inviteClerk, { email: textOf(form, "email"), name: textOf(form, "name"), role });
  if (!invited.ok) {
    const problems = invited.code === "refused" ? invited.problems : [invited.code];
    return failedForm(
      form,
      fieldErrors(problems, (problem) => errors[problem]),
      KEPT,
    );
  }
  const { clerkId } = invited.value;
  await sendInvitation(await requestContext(), { clerkId, insurerName: (await insurerOfClerk(clerk)).name });
  redirect("/clerks?done=invited");
}
