"use server";
import { redirect } from "next/navigation";
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

/** Whoever saves again after this has been told, and replaces what the other has written. */
async function overtaken(form: FormData, id: string): Promise<FormState> {
  const now = await asClerk(readOneAnnouncement, id);
  const state = failedForm(form, [{ field: null, message: content.changedMeanwhile(now?.changedBy ?? null) }], KEPT);
  return { ...state, values: { ...state.values, seen: String(now?.version ?? 0) } };
}

export async function saveAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  await requireClerk("/notices", "officer");
  const [typed, choice] = [typedOf(form), textOf(form, "choice")];
  if (choice === "preview") return { ...failedForm(form, [], KEPT), preview: parseMarkdown(typed.body) };
  const { id, seen } = namedOf(form);
  const saved = await asClerk(saveAnnouncement, { id: id || null, seen, typed, isDraft: choice === "draft" });
  if (saved.ok) redirect(`/notices/${saved.value.id}?done=${choice === "draft" ? "saved" : "published"}`);
  const { code } = saved;
  if (code === "changed-meanwhile") return overtaken(form, id);
  const message = code === "unknown" ? content.gone : text.errors[code];
  return failedForm(form, [{ field: problemField(code), message }], KEPT);
}

const refused = (form: FormData, code: "unknown" | "changed-meanwhile") =>
  failedForm(form, [{ field: null, message: code === "unknown" ? content.gone : content.changedMeanwhileAct }]);

export async function withdrawAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  const named = namedOf(form);
  const withdrawn = await asClerk(withdrawAnnouncement, named);
  return withdrawn.ok ? redirect(`/notices/${named.id}?done=withdrawn`) : refused(form, withdrawn.code);
}

export async function deleteAnnouncementAction(_: FormState, form: FormData): Promise<FormState> {
  const deleted = await asClerk(deleteAnnouncement, namedOf(form));
  return deleted.ok ? redirect("/notices?done=deleted") : refused(form, deleted.code);
}
