"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { openDoubts } from "#lib/members/import/doubts.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { preview: text, unknown } = importsText;

export async function goOnAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const found = await asClerk(readImport, importId);
  const fail = (field: string | null, message: string) => failedForm(form, [{ field, message }], ["bad"]);
  if (!found?.counts) return fail(null, unknown);
  const bad = textOf(form, "bad");
  if (found.counts.bad > 0 && bad !== "skip") return fail("bad", bad === "redo" ? text.mustRedo : text.choose);
  if (found.counts.bad === found.counts.rows) return fail("bad", text.nothing);
  const answered = await asClerk(answerImport, { importId, skipsBadRows: bad === "skip" });
  if (!answered.ok) return fail(null, unknown);
  redirect(`/imports/${importId}/${openDoubts(found.doubts, {}).length > 0 ? "questions" : "run"}`);
}
