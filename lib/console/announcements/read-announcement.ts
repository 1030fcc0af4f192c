import "server-only";
import { type MarkdownProblem, readMarkdown } from "#lib/insurers/read-markdown.ts";
import { MAX_ANNOUNCEMENT_CHARACTERS, MAX_ANNOUNCEMENT_TITLE } from "#lib/kernel/limits.ts";
import { fail, ok, problemsIn, type Read, refuse } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { lengthProblem } from "#lib/typed-text/length-problem.ts";
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

function untilProblem({ publishedAt, shownUntil }: Days, now: Date): AnnouncementProblem | null {
  if (shownUntil && shownUntil <= now) return "until-over";
  return shownUntil && publishedAt && shownUntil <= publishedAt ? "until-before-from" : null;
}

/** The お知らせ as stored. */
export function readAnnouncement(typed: TypedAnnouncement, now: Date): Read<AnnouncementText, AnnouncementProblem> {
  const title = forgive(typed.title);
  const isLong = typed.body.length > MAX_ANNOUNCEMENT_CHARACTERS;
  const body = isLong ? fail("body-too-long") : readMarkdown(typed.body);
  const [from, until] = [typed.from.trim(), typed.until.trim()];
  const days = { publishedAt: readTokyoTime(from), shownUntil: readTokyoTime(until) };
  const problems = problemsIn<AnnouncementProblem>([
    lengthProblem("title", title, MAX_ANNOUNCEMENT_TITLE),
    body.ok ? null : body.code,
    from && !days.publishedAt ? "from-unreadable" : null,
    until && !days.shownUntil ? "until-unreadable" : untilProblem(days, now),
  ]);
  if (!body.ok || problems.length > 0) return refuse(problems);
  const { isMembersOnly, isImportant } = typed;
  return ok({ title, body: body.value, ...days, isMembersOnly, isImportant });
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
