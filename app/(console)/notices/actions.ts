"use server";
import { redirect } from "next/navigation";
import { missedAct, overtaken } from "#components/console/content/missed.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import {
  type AnnouncementNamed,
  deleteAnnouncement,
  readOneAnnouncement,
  saveAnnouncement,
  withdrawAnnouncement,
} from "#lib/console/announcements/announcements.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { KEPT, problemField, typedOf } from "./typed.ts";

const { announcements: text, content } = consoleText;

const namedOf = (form: FormData): AnnouncementNamed => {
  return { id: textOf(form, "id"), seen: Number(textOf(form, "seen")) || 0 };
};

export async function saveAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  await requireClerk("/notices", "officer");
  const [typed, choice] = [typedOf(form), textOf(form, "choice")];
  if (choice === "preview") return { ...failedForm(form, [], KEPT), preview: parseMarkdown(typed.body) };
  const { id, seen } = namedOf(form);
  const saved = await asClerk(saveAnnouncement, { id: id || null, seen, typed, isDraft: choice === "draft" });
  if (saved.ok) redirect(`/notices/${saved.value.id}?done=${choice === "draft" ? "saved" : "published"}`);
  if (saved.code === "refused") {
    const errors = saved.problems.map((problem) => ({ field: problemField(problem), message: text.errors[problem] }));
    return failedForm(form, errors, KEPT);
  }
  if (saved.code === "changed-meanwhile") {
    const now = await asClerk(readOneAnnouncement, id);
    return overtaken(form, KEPT, { seen: String(now?.version ?? 0), by: now?.changedBy });
  }
  return failedForm(form, [{ field: null, message: content.gone }], KEPT);
}

export async function withdrawAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  const named = namedOf(form);
  const withdrawn = await asClerk(withdrawAnnouncement, named);
  if (withdrawn.ok) redirect(`/notices/${named.id}?done=withdrawn`);
  return missedAct(form, withdrawn.code, `/notices/${named.id}?missed=1`);
}

export async function deleteAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  const named = namedOf(form);
  const deleted = await asClerk(deleteAnnouncement, named);
  if (deleted.ok) redirect("/notices?done=deleted");
  return missedAct(form, deleted.code, `/notices/${named.id}?missed=1`);
}
