"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { abandonImport } from "#lib/console/imports/preview.ts";
import { stopCheck } from "#lib/console/imports/stop-check.ts";
import { startUndo } from "#lib/console/imports/undo-import.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

export async function abandonAction(form: FormData): Promise<void> {
  const importId = textOf(form, "import");
  await asClerk(stopCheck, importId);
  await asClerk(abandonImport, importId);
  redirect("/imports");
}

export async function undoAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const started = await asClerk(startUndo, importId);
  if (started.ok) redirect(`/jobs/${started.value.jobId}`);
  return failedForm(form, [{ field: null, message: text.result.refusals[started.code] }]);
}
