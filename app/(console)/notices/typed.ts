import { textOf } from "#components/ui/failed-form.ts";
import type { AnnouncementFailure } from "#lib/console/announcements/announcements.ts";
import type { TypedAnnouncement } from "#lib/console/announcements/read-announcement.ts";

/** What stays in the form after a refusal. */
export const KEPT = ["seen", "title", "body", "from", "until", "isMembersOnly", "isImportant"];

/** What was typed into the form of one お知らせ. */
export function typedOf(form: FormData): TypedAnnouncement {
  const [title, body, from, until] = ["title", "body", "from", "until"].map((name) => textOf(form, name));
  return {
    title: title ?? "",
    body: body ?? "",
    from: from ?? "",
    until: until ?? "",
    isMembersOnly: form.has("isMembersOnly"),
    isImportant: form.has("isImportant"),
  };
}

/** The field that a reason belongs to; null for the whole form. */
export function problemField(code: AnnouncementFailure): string | null {
  if (code === "unknown") return null;
  const [field = ""] = code.split("-", 1);
  return ["title", "from", "until"].includes(field) ? field : "body";
}
