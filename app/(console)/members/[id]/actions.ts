"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { correctKana, resumeMember, unlockMember } from "#lib/console/members/member-acts.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { member: text } = consoleText;

const refused = (form: FormData, message: string, field: string | null = null) =>
  failedForm(form, [{ field, message }], ["kana"]);

export async function unlockAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "member");
  const unlocked = isUuid(id) ? await asClerk(unlockMember, id) : null;
  if (!unlocked?.ok) return refused(form, unlocked?.code === "member-disabled" ? text.disabledNow : text.gone);
  redirect(`/members/${id}?done=${unlocked.value.cleared > 0 ? "unlocked" : "not-locked"}`);
}

export async function resumeAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "member");
  const resumed = isUuid(id) ? await asClerk(resumeMember, id) : null;
  if (resumed?.ok) redirect(`/members/${id}?done=resumed`);
  return refused(form, text.gone);
}

export async function correctKanaAction(_: FormState, form: FormData): Promise<FormState> {
  const memberId = textOf(form, "member");
  const kana = textOf(form, "kana");
  const saved = isUuid(memberId) ? await asClerk(correctKana, { memberId, kana }) : null;
  if (!saved?.ok) return refused(form, saved ? text.kanaErrors[saved.code] : text.gone, "kana");
  refresh();
  return { errors: [], values: {}, callout: text.kanaSaved(saved.value.kana.replaceAll("\u3000", " ")) };
}
