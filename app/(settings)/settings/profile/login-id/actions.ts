"use server";
import { notFound } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { loginIdAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

export async function changeLoginIdAction(_: FormState, form: FormData): Promise<FormState> {
  const { code, problems = [] } = await passAct({ act: loginIdAct, path: "/settings/profile/login-id", form });
  if (code === "not-offered") notFound();
  const { members } = await requestMessages();
  const errors = problems.map((problem) => ({ field: "loginId", message: members.loginId[problem] }));
  return failedForm(form, errors, ["loginId"]);
}
