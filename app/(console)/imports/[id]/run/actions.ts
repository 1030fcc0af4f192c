"use server";
import { notFound, redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { askApproval } from "#lib/console/approvals/ask-approval.ts";
import { startImport } from "#lib/console/imports/run-import.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { run: text } = importsText;

export async function runAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const started = await asClerk(startImport, importId);
  if (started.ok) redirect(`/imports/${importId}/run`);
  const message = started.code === "under-way" ? text.underWay(started.clerkName) : text.failures[started.code];
  return failedForm(form, [{ field: null, message }]);
}

/** 「承認を申請」: of an import that would disable more than 20 members who are not in its file. */
export async function askAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { importId: textOf(form, "id") };
  if (!isUuid(input.importId)) notFound();
  const asked = await asClerk(askApproval, { act: "import-disable", input, reason: textOf(form, "reason") });
  if (asked.ok) redirect(`/approvals/${asked.value.approvalId}?done=asked`);
  return failedForm(form, [{ field: null, message: consoleText.approvals.failures[asked.code] }], ["reason"]);
}
