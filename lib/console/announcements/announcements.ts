import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { fail, ok, type Refused, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { nameOfClerk } from "../content/name-of-clerk.ts";
import {
  type AnnouncementProblem,
  type AnnouncementStatus,
  type AnnouncementText,
  announcementStatus,
  readAnnouncement,
  type TypedAnnouncement,
} from "./read-announcement.ts";

export type AnnouncementLine = Omit<AnnouncementText, "body"> & { id: string; status: AnnouncementStatus };

export type AnnouncementPage = { lines: AnnouncementLine[]; next: string | null };

const LINE = { id: true, title: true, publishedAt: true, shownUntil: true, isMembersOnly: true, isImportant: true };

/** 「お知らせ」 of the console: all of the insurer's, drafts and past ones too, the newest first. */
export const listAllAnnouncements: ClerkVerb<{ before: string | null; limit: number }, AnnouncementPage> = {
  needs: "viewer",
  run: async ({ tx, insurerId, now }, { before, limit }) => {
    const rows = await tx.announcement.findMany({
      select: { ...LINE, isDraft: true },
      where: { insurerId, ...(before && isUuid(before) ? { id: { lt: before } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const lines = rows.slice(0, limit).map(({ isDraft, ...row }) => {
      return { ...row, status: announcementStatus({ ...row, isDraft }, now) };
    });
    return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
  },
};

export type AnnouncementDetail = AnnouncementText & {
  id: string;
  status: AnnouncementStatus;
  version: number;
  changedAt: Date | null;
  /** Name of the clerk; null for what no clerk has written. */
  changedBy: string | null;
};

async function read(scope: ClerkScope, id: string): Promise<AnnouncementDetail | null> {
  if (!isUuid(id)) return null;
  const row = await scope.tx.announcement.findUnique({ where: scope.key(id) });
  if (!row) return null;
  const { insurerId: _, isDraft, changedBy, ...rest } = row;
  const status = announcementStatus(row, scope.now);
  return { ...rest, status, changedBy: await nameOfClerk(scope, changedBy) };
}

/** One お知らせ; null for another insurer's, or one that is gone. */
export const readOneAnnouncement: ClerkVerb<string, AnnouncementDetail | null> = { needs: "viewer", run: read };

export type AnnouncementSave = {
  /** Null for a new one. */
  id: string | null;
  /** The version that the clerk has seen. */
  seen: number;
  typed: TypedAnnouncement;
  isDraft: boolean;
};

type AnnouncementSaved = Result<{ id: string }, "unknown" | "changed-meanwhile"> | Refused<AnnouncementProblem>;

async function save(scope: ClerkScope, { id, seen, typed, isDraft }: AnnouncementSave): Promise<AnnouncementSaved> {
  const { tx, insurerId, now, clerk } = scope;
  const text = readAnnouncement(typed, now);
  if (!text.ok) return text;
  const publishedAt = text.value.publishedAt ?? (isDraft ? null : now);
  const data = { ...text.value, publishedAt, isDraft, changedAt: now, changedBy: clerk.id };
  const savedId = id === null ? (await tx.announcement.create({ data: { insurerId, ...data } })).id : id;
  if (id !== null) {
    const written = await write(scope, { id, seen }, data);
    if (!written.ok) return written;
  }
  const action = isDraft ? "announcement.save" : "announcement.publish";
  await recordAudit(scope, { action, result: "success", detail: { announcementId: savedId, title: data.title } });
  return ok({ id: savedId });
}

/** Writes a row if it still is the one that was seen. */
async function write(
  { tx, insurerId }: ClerkScope,
  { id, seen }: { id: string; seen: number },
  data: object,
): Promise<Result<undefined, "unknown" | "changed-meanwhile">> {
  if (!isUuid(id)) return fail("unknown");
  const { count } = await tx.announcement.updateMany({
    where: { insurerId, id, version: seen },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return ok();
  return fail((await tx.announcement.count({ where: { insurerId, id } })) === 1 ? "changed-meanwhile" : "unknown");
}

/** 「下書きを保存」 and 「公開」: without a day it is shown at once. A saved draft of a published one takes it back. */
export const saveAnnouncement: ClerkVerb<AnnouncementSave, AnnouncementSaved> = {
  needs: "officer",
  run: save,
};

export type AnnouncementNamed = { id: string; seen: number };

/** 「公開を取りやめる」: members no longer see it; it is a draft again, which can be published as it was. */
export const withdrawAnnouncement: ClerkVerb<AnnouncementNamed, Result<undefined, "unknown" | "changed-meanwhile">> = {
  needs: "officer",
  run: async (scope, named) => {
    const data = { isDraft: true, changedAt: scope.now, changedBy: scope.clerk.id };
    const written = await write(scope, named, data);
    if (!written.ok) return written;
    const detail = { announcementId: named.id };
    await recordAudit(scope, { action: "announcement.withdraw", result: "success", detail });
    return ok();
  },
};

/** 「下書きを削除」: what members have seen stays; it is withdrawn first. */
export const deleteAnnouncement: ClerkVerb<AnnouncementNamed, Result<undefined, "unknown" | "changed-meanwhile">> = {
  needs: "officer",
  run: async (scope, { id, seen }) => {
    const { tx, insurerId } = scope;
    if (!isUuid(id)) return fail("unknown");
    const row = await tx.announcement.findUnique({ where: scope.key(id), select: { title: true } });
    if (!row) return fail("unknown");
    const { count } = await tx.announcement.deleteMany({ where: { insurerId, id, version: seen, isDraft: true } });
    if (count === 0) return fail("changed-meanwhile");
    const detail = { announcementId: id, title: row.title };
    await recordAudit(scope, { action: "announcement.delete", result: "success", detail });
    return ok();
  },
};
