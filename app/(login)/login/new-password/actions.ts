"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { fail } from "#lib/kernel/result.ts";
import { setOwnPassword } from "#lib/login-flow/verbs/set-own-password.ts";
import { messages } from "#lib/messages/messages.ts";
import { passStep } from "#lib/sessions/pass-step.ts";

export async function setOwnPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const [password, confirmation] = [textOf(form, "password"), textOf(form, "confirmation")];
  const hasEverywhere = form.has("everywhere");
  const passed = await passStep("new-password", form, async (tx, context, attempt) => {
    if (password === "") return fail("empty");
    if (password !== confirmation) return fail("mismatch");
    return setOwnPassword(tx, context, { attempt, password, hasEverywhere });
  });
  if (passed.ok) redirect(passed.value);
  const { credentials, login } = messages();
  if (passed.code === "password-refused") {
    const problems = "problems" in passed ? (passed.problems ?? []) : [];
    const errors = problems.map((problem) => ({ field: "password", message: credentials.password[problem] }));
    return failedForm(form, errors, ["everywhere"]);
  }
  const field = passed.code === "empty" ? "password" : "confirmation";
  return failedForm(form, [{ field, message: login.newPassword[passed.code] }], ["everywhere"]);
}
