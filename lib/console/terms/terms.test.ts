import { Readable } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { acceptanceCsv } from "./acceptance-csv.ts";
import { beginAcceptanceExport, cursorText, listAcceptances, readCursor } from "./acceptances.ts";
import { readTermsDraft, readTermsOverview, readTermsVersion } from "./terms.ts";
import { discardTermsDraft, publishTermsDraft, saveTermsDraft } from "./write-terms.ts";

const NEXT = "# 利用規約\n\n新しい文です。";

let insurer: Insurer;
let clerkId: string;
beforeEach(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  clerkId = (await makeClerk(insurer, "manager")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, at = new Date()) {
  const outcome = await runAsClerk(makeContext(insurer, { now: at }), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const seenNow = async () => (await as(readTermsDraft, undefined)).draft?.seen ?? "";
const saved = async (body = NEXT) => as(saveTermsDraft, { seen: await seenNow(), body });
const inForce = () => inInsurer(makeContext(insurer, { now: new Date() }), currentTerms);

describe("from draft to version", () => {
  test("a draft is the clerks' alone; published, it is in force at once, and the draft is gone", async () => {
    expect((await as(readTermsDraft, undefined)).body).toContain("試験のための規約です。");
    expect((await saved()).ok).toBe(true);
    expect((await inForce())?.version).toBe(1);
    const { difference, inForce: compared } = await as(readTermsDraft, undefined);
    expect(compared?.version).toBe(1);
    expect(difference).toContainEqual({ kind: "added", text: "新しい文です。" });
    expect(difference).toContainEqual({ kind: "removed", text: "試験のための規約です。" });
    const published = await as(publishTermsDraft, { seen: await seenNow(), typedVersion: "２" });
    expect(published).toEqual({ ok: true, value: { version: 2 } });
    expect(await inForce()).toMatchObject({ version: 2, body: NEXT });
    const { versions, draft } = await as(readTermsOverview, undefined);
    expect(draft).toBeNull();
    expect(versions).toMatchObject([
      { version: 2, accepted: 0, clerk: "健保 花子" },
      { version: 1, accepted: 0, clerk: null },
    ]);
    expect((await as(readTermsVersion, 1))?.body).toContain("試験のための規約です。");
    expect(await as(readTermsVersion, 3)).toBeNull();
  });

  test.each([
    ["another number", { typedVersion: "3" }, "wrong-version"],
    ["no number", { typedVersion: "" }, "wrong-version"],
    ["a draft that was seen before", { seen: "0000" }, "changed-meanwhile"],
  ])("not published: %s", async (_name, wrong, code) => {
    await saved();
    const input = { seen: await seenNow(), typedVersion: "2", ...wrong };
    expect(await as(publishTermsDraft, input)).toEqual({ ok: false, code });
    expect((await inForce())?.version).toBe(1);
    expect((await as(readTermsDraft, undefined)).draft?.body).toBe(NEXT);
  });

  test("not published: no draft, or the text in force", async () => {
    expect(await as(publishTermsDraft, { seen: "", typedVersion: "2" })).toEqual({ ok: false, code: "no-draft" });
    await saved((await inForce())?.body ?? "");
    const same = await as(publishTermsDraft, { seen: await seenNow(), typedVersion: "2" });
    expect(same).toEqual({ ok: false, code: "unchanged" });
  });

  test.each([
    ["HTML", "<b>太字</b>", "html"],
    ["a link that runs", "[x](javascript:alert(1))", "link"],
    ["nothing", " ", "empty"],
    ["40,001 characters", "あ".repeat(40_001), "too-long"],
  ])("a draft with %s is refused, and none is left", async (_name, body, code) => {
    expect(await saved(body)).toEqual({ ok: false, code });
    expect((await as(readTermsDraft, undefined)).draft).toBeNull();
  });

  test("of two who save at once, the second is told; discarded, the version in force stays", async () => {
    const both = await inParallel(2, (index) => as(saveTermsDraft, { seen: "", body: index === 0 ? "# 甲" : "# 乙" }));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, code: "changed-meanwhile" });
    expect(await as(discardTermsDraft, { seen: "" })).toEqual({ ok: false, code: "changed-meanwhile" });
    expect((await as(discardTermsDraft, { seen: await seenNow() })).ok).toBe(true);
    expect((await inForce())?.version).toBe(1);
  });
});

describe("who has accepted which", () => {
  async function accepted(overrides: Parameters<typeof makeMember>[1], at: string) {
    const { member } = await makeMember(insurer, overrides);
    const row = { insurerId: insurer.id, memberId: member.id, version: 1, acceptedAt: new Date(at) };
    await inTransaction(insurer.id, (tx) => tx.termsAcceptance.create({ data: row }));
    return member;
  }

  test("by pages, the newest first; another insurer's never", async () => {
    const first = await accepted({ upTo: "temporary" }, "2026-11-01T00:00:00Z");
    const second = await accepted({ upTo: "temporary" }, "2026-11-02T00:00:00Z");
    const third = await accepted({ upTo: "temporary" }, "2026-11-02T00:00:00Z");
    const other = await makeInsurer({ policy: { methods: ["totp"] } });
    await makeMember(other, { upTo: "totp" });
    const page = await as(listAcceptances, { version: 1, after: null, limit: 2 });
    const rest = await as(listAcceptances, { version: 1, after: page.next, limit: 2 });
    expect(new Set(page.lines.map(({ memberId }) => memberId))).toEqual(new Set([second.id, third.id]));
    expect(rest.lines.map(({ memberId }) => memberId)).toEqual([first.id]);
    expect(rest.next).toBeNull();
    expect(page.next && readCursor(cursorText(page.next))).toEqual(page.next);
    for (const text of ["", "1", "x.y", `1.${first.id}'`]) expect(readCursor(text)).toBeNull();
  });

  test("as CSV: zeros kept, no formula, every line; the taking is in the audit trail", async () => {
    await accepted({ upTo: "temporary", kana: "ケンポ　タロウ" }, "2026-11-01T00:00:00Z");
    const { id } = await accepted({ upTo: "temporary" }, "2026-11-02T00:00:00Z");
    await inTransaction(insurer.id, (tx) =>
      tx.member.update({
        where: { insurerId_id: { insurerId: insurer.id, id } },
        data: { name: "=HYPERLINK(1)", number: "00123" },
      }),
    );
    expect(await as(beginAcceptanceExport, 1)).toBe(2);
    expect(await as(beginAcceptanceExport, 9)).toBeNull();
    const pages = (after: Parameters<typeof cursorText>[0] | null) =>
      as(listAcceptances, { version: 1, after, limit: 1 });
    const bytes = await new Blob(await Readable.from(acceptanceCsv(pages)).toArray()).bytes();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('"記号","番号","枝番","氏名","カナ","同意した日時"');
    expect(lines[1]).toContain(`"00123"`);
    expect(lines[1]).toContain(`"'=HYPERLINK(1)"`);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "terms.export" } }),
    );
    expect(events).toMatchObject([{ actor: `clerk:${clerkId}`, detail: { version: 1, count: 2 } }]);
  });
});
