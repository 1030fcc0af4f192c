import { textOf } from "#components/ui/failed-form.ts";
import type { AnnouncementProblem, TypedAnnouncement } from "#lib/console/announcements/read-announcement.ts";

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

/** The field that a reason belongs to: those of Markdown name none. */
export function problemField(problem: AnnouncementProblem): string {
  const [field = ""] = problem.split("-", 1);
  return ["title", "from", "until"].includes(field) ? field : "body";
}
