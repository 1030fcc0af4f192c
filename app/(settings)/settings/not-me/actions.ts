"use server";
import { type FormState, initialFormState } from "#components/ui/form-state.ts";
import { notMeAct } from "#lib/settings/acts.ts";
import { passAct } from "#lib/web/frames/pass-act.ts";

export async function reportNotMeAction(_: FormState, form: FormData): Promise<FormState> {
  await passAct({ act: notMeAct, path: "/settings/not-me", form });
  return initialFormState;
}
