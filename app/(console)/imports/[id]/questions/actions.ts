"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { DOUBTS, decisionsSchema, openDoubts } from "#lib/members/import/doubts.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

export async function answerAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const found = await asClerk(readImport, importId);
  const fail = (message: string) => failedForm(form, [{ field: null, message }], DOUBTS);
  if (!found) return fail(text.unknown);
  const typed = forgive(textOf(form, "absent")).replaceAll(",", "");
  const given = DOUBTS.filter((doubt) => doubt !== "absent" && textOf(form, doubt) !== "");
  const answers = Object.fromEntries(given.map((doubt) => [doubt, textOf(form, doubt)]));
  const read = decisionsSchema.safeParse({ ...answers, ...(/^\d{1,9}$/.test(typed) && { absent: Number(typed) }) });
  const open = openDoubts(found.doubts, read.data ?? {});
  if (!read.data || open.length > 0) {
    const sentence = (doubt: string) => (doubt === "absent" ? text.questions.wrongCount : text.questions.unanswered);
    return failedForm(
      form,
      open.map((doubt) => ({ field: doubt, message: sentence(doubt) })),
      DOUBTS,
    );
  }
  const answered = await asClerk(answerImport, { importId, decisions: read.data });
  if (!answered.ok) return fail(text.unknown);
  redirect(`/imports/${importId}/run`);
}
