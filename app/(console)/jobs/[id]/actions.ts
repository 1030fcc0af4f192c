"use server";
import { refresh } from "next/cache";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { cancelJob, retryJob } from "#lib/console/jobs/jobs.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { jobsText as text } from "#lib/messages/ja/console/jobs.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

async function change(verb: typeof cancelJob, id: string, form: FormData): Promise<FormState> {
  const changed = isUuid(id) ? await asClerk(verb, id) : null;
  if (!changed?.ok) return failedForm(form, [{ field: null, message: text.notNow }]);
  refresh();
  return { errors: [], values: {} };
}

export async function cancelJobAction(id: string, _: FormState, form: FormData): Promise<FormState> {
  return change(cancelJob, id, form);
}

export async function retryJobAction(id: string, _: FormState, form: FormData): Promise<FormState> {
  return change(retryJob, id, form);
}
