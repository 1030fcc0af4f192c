"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { refuseUnconfirmedPassword } from "#lib/credentials/password/refuse-unconfirmed-password.ts";
import { changePassword } from "#lib/settings/verbs/change-password.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";
import { newPasswordErrors } from "#lib/web/sentences/enrolment-errors.ts";

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const [password, confirmation] = [textOf(form, "password"), textOf(form, "confirmation")];
  const changed = await passChange(
    { path: "/settings/sign-in/password", form, kept: ["everywhere"] },
    async (scope, session) => {
      const typed = { memberId: session.member.id, password, confirmation };
      const unconfirmed = await refuseUnconfirmedPassword(scope, typed);
      return unconfirmed ?? changePassword(scope, session, { password });
    },
  );
  if (!changed.ok) return failedForm(form, await newPasswordErrors(changed), ["everywhere"]);
  redirect("/settings/sign-in");
}
