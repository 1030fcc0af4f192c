"use server";
import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { continueToEnrolment } from "#lib/login-flow/verbs/continue-to-enrolment.ts";
import { passStep } from "#lib/web/frames/pass-step.ts";

export async function continueAction(_: FormState, form: FormData): Promise<FormState> {
  const passed = await passStep("complete", form.get("attempt"), continueToEnrolment);
  redirect(passed.ok ? passed.value : "/login/complete");
}
