"use server";
import { redirect } from "next/navigation";
import { type FormState, initialFormState } from "#components/ui/form-state.ts";
import { reportNotMe } from "#lib/settings/verbs/report-not-me.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

export async function reportNotMeAction(_: FormState, form: FormData): Promise<FormState> {
  // Without a choice: all other sessions end.
  const reported = await passChange({ path: "/settings/not-me", form, signsOutEverywhere: true }, reportNotMe);
  if (!reported.ok) return initialFormState;
  redirect("/settings/sign-in/password?after=not-me");
}
