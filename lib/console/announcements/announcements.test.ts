import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { listAnnouncements } from "#lib/insurers/list-announcements.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import {
  deleteAnnouncement,
  listAllAnnouncements,
  readOneAnnouncement,
  saveAnnouncement,
  withdrawAnnouncement,
} from "./announcements.ts";

/** 2026-11-22 09:00 in Japan. */
const NOW = new Date("2026-11-22T00:00:00Z");
const TYPED = { title: "点検", body: "# 休止\n\n本文", from: "", until: "", isMembersOnly: false, isImportant: false };

let insurer: Insurer;
let clerkId: string;
beforeAll(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "officer")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, of = { insurer, clerkId }) {
  const outcome = await runAsClerk(makeContext(of.insurer, { now: NOW }), of.clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function save(typed: Partial<typeof TYPED>, { isDraft = false, id = null as string | null, seen = 0 } = {}) {
  return as(saveAnnouncement, { id, seen, typed: { ...TYPED, ...typed }, isDraft });
}

async function saved(typed: Partial<typeof TYPED>, options: { isDraft?: boolean } = {}): Promise<string> {
  const outcome = await save(typed, options);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.id;
}

const seenByMembers = async (now = NOW) =>
  (await listAnnouncements(makeContext(insurer, { now }), { isMember: true, limit: 50 })).map(({ title }) => title);

describe("what members see", () => {
  test("a draft is the clerks' alone; published, it is shown at once, and the important ones stand first", async () => {
    const id = await saved({ title: "下書きの題" }, { isDraft: true });
    expect(await seenByMembers()).not.toContain("下書きの題");
    expect((await save({ title: "出した題" }, { id, seen: 1 })).ok).toBe(true);
    await saved({ title: "大切な題", isImportant: true, from: "2026-11-01T00:00" });
    await saved({ title: "新しい題" });
    const titles = await seenByMembers();
    expect(titles[0]).toBe("大切な題");
    expect(titles).toContain("出した題");
  });

  test("from and until are Japan's time", async () => {
    await saved({ title: "期間の題", from: "2026-11-23T09:00", until: "2026-11-24T17:00" });
    const at = async (iso: string) => (await seenByMembers(new Date(iso))).includes("期間の題");
    expect(await at("2026-11-22T23:59:59Z")).toBe(false);
    expect(await at("2026-11-23T00:00:00Z")).toBe(true);
    expect(await at("2026-11-24T07:59:59Z")).toBe(true);
    expect(await at("2026-11-24T08:00:00Z")).toBe(false);
  });

  test("withdrawn, it is a draft again, which may then be deleted; what is shown may not", async () => {
    const id = await saved({ title: "取りやめる題" });
    expect(await as(deleteAnnouncement, { id, seen: 1 })).toEqual({ ok: false, code: "changed-meanwhile" });
    expect((await as(withdrawAnnouncement, { id, seen: 1 })).ok).toBe(true);
    expect(await seenByMembers()).not.toContain("取りやめる題");
    expect(await as(readOneAnnouncement, id)).toMatchObject({ status: "draft", changedBy: "健保 花子", version: 2 });
    expect((await as(deleteAnnouncement, { id, seen: 2 })).ok).toBe(true);
    expect(await as(readOneAnnouncement, id)).toBeNull();
  });
});

describe("what is refused, and leaves nothing", () => {
  test.each([
    ["no title", { title: " 　" }, "title-empty"],
    ["61 characters of title", { title: "あ".repeat(61) }, "title-too-long"],
    ["10,001 characters of text", { body: "あ".repeat(10_001) }, "body-too-long"],
    ["HTML", { body: "<script>alert(1)</script>" }, "html"],
    ["a link that runs", { body: "[x](javascript:alert(1))" }, "link"],
    ["a day that does not exist", { from: "2026-11-31T00:00" }, "from-unreadable"],
    ["no day at all", { until: "きのう" }, "until-unreadable"],
    ["an end before the beginning", { from: "2026-12-02T00:00", until: "2026-12-01T00:00" }, "until-before-from"],
    ["an end that is over", { until: "2026-11-22T08:59" }, "until-over"],
    ["three of them", { title: "", body: "<b>", from: "あした" }, "title-empty", "html", "from-unreadable"],
  ])("%s", async (_name, typed, ...problems) => {
    const before = await inTransaction(insurer.id, (tx) => tx.announcement.count());
    expect(await save(typed)).toEqual({ ok: false, code: "refused", problems });
    expect(await inTransaction(insurer.id, (tx) => tx.announcement.count())).toBe(before);
  });

  test("of two clerks who save the same one, the second is told; nothing of the first is lost", async () => {
    const id = await saved({ title: "はじめ" });
    const both = await inParallel(2, (index) => save({ title: index === 0 ? "甲" : "乙" }, { id, seen: 1 }));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, code: "changed-meanwhile" });
    expect(await as(withdrawAnnouncement, { id, seen: 1 })).toEqual({ ok: false, code: "changed-meanwhile" });
  });

  test("another insurer's is unknown to every verb", async () => {
    const theirs = await saved({ title: "よその題" });
    const other = await makeInsurer();
    const of = { insurer: other, clerkId: (await makeClerk(other, "manager")).clerkId };
    expect(await as(readOneAnnouncement, theirs, of)).toBeNull();
    const rewrite = { id: theirs, seen: 1, typed: { ...TYPED, title: "ヌスミ" }, isDraft: false };
    expect(await as(saveAnnouncement, rewrite, of)).toEqual({ ok: false, code: "unknown" });
    expect(await as(withdrawAnnouncement, { id: theirs, seen: 1 }, of)).toEqual({ ok: false, code: "unknown" });
    expect(await as(deleteAnnouncement, { id: theirs, seen: 1 }, of)).toEqual({ ok: false, code: "unknown" });
    expect((await as(listAllAnnouncements, { before: null, limit: 10 }, of)).lines).toEqual([]);
    expect((await as(readOneAnnouncement, theirs))?.title).toBe("よその題");
  });
});

test("the list goes on by pages, and every act is in the audit trail with its clerk", async () => {
  const first = await as(listAllAnnouncements, { before: null, limit: 3 });
  const second = await as(listAllAnnouncements, { before: first.next, limit: 3 });
  const ids = [...first.lines, ...second.lines].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect(ids).toEqual(ids.toSorted().reverse());
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { action: { startsWith: "announcement." } } }),
  );
  expect(new Set(events.map(({ action }) => action)).size).toBe(4);
  expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([`clerk:${clerkId}`]));
});
