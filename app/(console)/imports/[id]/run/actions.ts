"use server";
import { redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { startImport } from "#lib/console/imports/run-import.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { run: text } = importsText;

export async function runAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const started = await asClerk(startImport, importId);
  if (started.ok) redirect(`/imports/${importId}/run`);
  const message = started.code === "under-way" ? text.underWay(started.clerkName) : text.failures[started.code];
  return failedForm(form, [{ field: null, message }]);
}
