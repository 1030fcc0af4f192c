import { expect, test } from "vitest";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { currentTerms } from "./current-terms.ts";
import type { Insurer } from "./insurer.ts";
import { listAnnouncements } from "./list-announcements.ts";
import { listServices } from "./list-services.ts";
import { inInsurer } from "./scope.ts";

const now = new Date("2026-11-20T00:00:00Z");

async function publish(insurer: Insurer, title: string, day: string, isMembersOnly = false) {
  await opsTransaction(insurer.id, (tx) =>
    tx.announcement.create({
      data: { insurerId: insurer.id, title, body: "本文", isMembersOnly, publishedAt: new Date(`${day}T00:00:00Z`) },
    }),
  );
}

const titles = async (insurer: Insurer, isMember: boolean, limit = 10) =>
  (await listAnnouncements(makeContext(insurer, { now }), { isMember, limit })).map(({ title }) => title);

test("notices come newest first, scheduled ones wait for their day", async () => {
  const insurer = await makeInsurer();
  await publish(insurer, "先月", "2026-10-18");
  await publish(insurer, "今月", "2026-11-18");
  await publish(insurer, "来月", "2026-12-18");
  expect(await titles(insurer, false)).toEqual(["今月", "先月"]);
  expect(await titles(insurer, false, 1)).toEqual(["今月"]);
});

test("notices for members only are not shown to the public", async () => {
  const insurer = await makeInsurer();
  await publish(insurer, "加入者へ", "2026-11-01", true);
  expect(await titles(insurer, false)).toEqual([]);
  expect(await titles(insurer, true)).toEqual(["加入者へ"]);
});

test("another insurer's notices and terms are never visible", async () => {
  const one = await makeInsurer({ terms: "# 甲の規約" });
  const other = await makeInsurer({ terms: null });
  await publish(one, "甲のお知らせ", "2026-11-01");
  expect(await titles(other, true)).toEqual([]);
  expect(await inInsurer(makeContext(other, { now }), currentTerms)).toBeNull();
});

test("the terms in force are the newest version already published", async () => {
  const insurer = await makeInsurer({ terms: "# 第一版" });
  await opsTransaction(insurer.id, (tx) =>
    tx.termsVersion.create({
      data: { insurerId: insurer.id, version: 2, body: "# 第二版", publishedAt: new Date("2026-12-01T00:00:00Z") },
    }),
  );
  const versionAt = (moment: string) => inInsurer(makeContext(insurer, { now: new Date(moment) }), currentTerms);
  expect(await versionAt("2026-11-30T23:59:59Z")).toMatchObject({ version: 1, body: "# 第一版" });
  expect(await versionAt("2026-12-01T00:00:00Z")).toMatchObject({ version: 2 });
});

test("services are those for the member's kind that lead somewhere", async () => {
  const insurer = await makeInsurer({
    policy: {
      services: [
        { icon: "receipt", name: "医療費のお知らせ", href: "https://cost.example.jp/" },
        { icon: "card", name: "資格情報", href: "/settings/profile", shownTo: "insured" },
        { icon: "form", name: "申請・届出" },
        { icon: "calendar", name: "健診の予約", href: "/services/checkups" },
        { icon: "points", name: "家族の健診", href: "https://family.example.jp/", shownTo: "dependent" },
      ],
    },
  });
  const shown = (kind: "insured" | "dependent") =>
    listServices(insurer.policy, kind).map(({ name, isElsewhere }) => [name, isElsewhere]);
  expect(shown("insured")).toEqual([
    ["医療費のお知らせ", true],
    ["資格情報", false],
  ]);
  expect(shown("dependent")).toEqual([
    ["医療費のお知らせ", true],
    ["家族の健診", true],
  ]);
});
