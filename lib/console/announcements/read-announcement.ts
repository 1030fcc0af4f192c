import "server-only";
import { type MarkdownProblem, readMarkdown } from "#lib/insurers/read-markdown.ts";
import { MAX_ANNOUNCEMENT_CHARACTERS, MAX_ANNOUNCEMENT_TITLE } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { readTokyoTime } from "#lib/typed-text/tokyo-time.ts";

/** What a clerk has typed; the days as a `datetime-local` control posts them, empty for none. */
export type TypedAnnouncement = {
  title: string;
  body: string;
  from: string;
  until: string;
  isMembersOnly: boolean;
  isImportant: boolean;
};

export type AnnouncementText = {
  title: string;
  body: string;
  publishedAt: Date | null;
  shownUntil: Date | null;
  isMembersOnly: boolean;
  isImportant: boolean;
};

export type AnnouncementProblem =
  | "title-empty"
  | "title-too-long"
  | "body-too-long"
  | "from-unreadable"
  | "until-unreadable"
  | "until-before-from"
  | "until-over"
  | MarkdownProblem;

type Days = { publishedAt: Date | null; shownUntil: Date | null };

function readDays({ from, until }: TypedAnnouncement, now: Date): Result<Days, AnnouncementProblem> {
  const [publishedAt, shownUntil] = [from, until].map((text) => readTokyoTime(text.trim()));
  if (from.trim() && !publishedAt) return fail("from-unreadable");
  if (until.trim() && !shownUntil) return fail("until-unreadable");
  if (shownUntil && shownUntil <= now) return fail("until-over");
  if (shownUntil && publishedAt && shownUntil <= publishedAt) return fail("until-before-from");
  return ok({ publishedAt: publishedAt ?? null, shownUntil: shownUntil ?? null });
}

/** The お知らせ as stored, or the first reason why it is refused. */
export function readAnnouncement(typed: TypedAnnouncement, now: Date): Result<AnnouncementText, AnnouncementProblem> {
  const title = forgive(typed.title);
  if (title === "") return fail("title-empty");
  if (title.length > MAX_ANNOUNCEMENT_TITLE) return fail("title-too-long");
  if (typed.body.length > MAX_ANNOUNCEMENT_CHARACTERS) return fail("body-too-long");
  const body = readMarkdown(typed.body);
  if (!body.ok) return body;
  const days = readDays(typed, now);
  if (!days.ok) return days;
  const { isMembersOnly, isImportant } = typed;
  return ok({ title, body: body.value, ...days.value, isMembersOnly, isImportant });
}

export type AnnouncementStatus = "draft" | "scheduled" | "shown" | "over";

/** 下書き, 公開前, 公開中, 終了: what members see of it now. */
export function announcementStatus(
  { isDraft, publishedAt, shownUntil }: Days & { isDraft: boolean },
  now: Date,
): AnnouncementStatus {
  if (isDraft || !publishedAt) return "draft";
  if (shownUntil && shownUntil <= now) return "over";
  return publishedAt > now ? "scheduled" : "shown";
}
