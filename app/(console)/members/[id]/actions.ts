"use server";
import { refresh } from "next/cache";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { correctKana, resumeMember, unlockMember } from "#lib/console/members/member-acts.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { member: text } = consoleText;

const done = (callout: string): FormState => {
  refresh();
  return { errors: [], values: {}, callout };
};
const refused = (form: FormData, message: string, field: string | null = null) =>
  failedForm(form, [{ field, message }], ["kana"]);

export async function unlockAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "member");
  const unlocked = isUuid(id) ? await asClerk(unlockMember, id) : null;
  if (!unlocked?.ok) return refused(form, unlocked?.code === "member-disabled" ? text.disabledNow : text.gone);
  return done(text.unlocked(unlocked.value.cleared));
}

export async function resumeAction(_: FormState, form: FormData): Promise<FormState> {
  const id = textOf(form, "member");
  const resumed = isUuid(id) ? await asClerk(resumeMember, id) : null;
  return resumed?.ok ? done(text.resumed) : refused(form, text.gone);
}

export async function correctKanaAction(_: FormState, form: FormData): Promise<FormState> {
  const memberId = textOf(form, "member");
  const kana = textOf(form, "kana");
  const saved = isUuid(memberId) ? await asClerk(correctKana, { memberId, kana }) : null;
  if (!saved?.ok) return refused(form, saved ? text.kanaErrors[saved.code] : text.gone, "kana");
  return done(text.kanaSaved(saved.value.kana.replaceAll("\u3000", " ")));
}
