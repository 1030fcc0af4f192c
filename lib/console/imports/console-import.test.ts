import iconv from "iconv-lite";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { MAX_IMPORT_MEGABYTES } from "#lib/kernel/limits.ts";
import { csv, members, person, rowOf } from "#lib/members/import/import-file.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { importer } from "./console-import.fixture.ts";
import { answerImport, readPreview } from "./preview.ts";
import { listImports } from "./read-imports.ts";
import { receiveFile } from "./receive-file.ts";
import { startImport } from "./run-import.ts";

let insurer: Insurer;
let clerk: ReturnType<typeof importer>;
let manager: ReturnType<typeof importer>;
let clerkId: string;

beforeEach(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "officer")).clerkId;
  clerk = importer(insurer, clerkId);
  manager = importer(insurer, (await makeClerk(insurer, "manager")).clerkId);
});

const kindsOf = async (importId: string) =>
  (await clerk.run(readPreview, { importId, kind: null, from: 0, limit: 100 })).map(({ line, kind }) => [line, kind]);

const leftOf = (importId: string) =>
  inTransaction(insurer.id, async (tx) => ({
    parts: await tx.memberImportPart.count({ where: { importId, part: "file" } }),
    rows: await tx.memberImportRow.count({ where: { importId } }),
  }));

describe("an upload becomes members", () => {
  test("CP932: checked row by row, then in one transaction; hash, counts and who are kept, the file is not", async () => {
    const content = iconv.encode(csv([person(1), person(2)]), "cp932");
    const { importId, found } = await clerk.check(content);
    expect(found).toMatchObject({ state: "checked", format: { charset: "cp932" }, size: content.length, doubts: {} });
    expect(await kindsOf(importId)).toEqual([
      [2, "created"],
      [3, "created"],
    ]);
    expect(await members(insurer)).toEqual([]);
    const { job } = await clerk.start(importId);
    expect(job).toMatchObject({ state: "done", done: 2, total: 2, result: { created: 2, issued: 2 } });
    expect(await members(insurer)).toHaveLength(2);
    const { imports } = await clerk.run(listImports, { limit: 10 });
    expect(imports[0]).toMatchObject({ state: "done", fileName: "members.csv", clerkName: "健保 花子" });
    expect(imports[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await leftOf(importId)).toEqual({ parts: 0, rows: 0 });
    const [event] = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "members.import" } }),
    );
    expect(event).toMatchObject({ actor: `clerk:${clerkId}`, detail: { importId, sha256: imports[0]?.sha256 } });
  });

  test("what the file holds is sealed at rest", async () => {
    const received = await clerk.upload(csv([person(1)]));
    expect(received.ok).toBe(true);
    const [part] = await inTransaction(insurer.id, (tx) => tx.memberImportPart.findMany());
    expect(Buffer.from(part?.bytesEncrypted ?? []).includes("氏名")).toBe(false);
  });

  test("the next preview knows new, changed, leaving, restored, unchanged and bad rows", async () => {
    const [same, other, leaver, back] = [
      await makeMember(insurer, { upTo: "temporary" }),
      await makeMember(insurer, { upTo: "temporary" }),
      await makeMember(insurer, { upTo: "temporary" }),
      await makeMember(insurer, { upTo: "wizard", state: "disabled" }),
    ];
    const first = await clerk.check(csv([rowOf(same)]));
    await clerk.start(first.importId);
    const { importId, found } = await clerk.check(
      csv([
        person(9),
        rowOf(same),
        rowOf(other, { 氏名カナ: "アタラシイ ナマエ" }),
        rowOf(leaver, { 資格喪失日: "2026/1/1" }),
        rowOf(back),
        person(8, { 生年月日: "1979/2/30" }),
      ]),
    );
    expect((await kindsOf(importId)).map(([, kind]) => kind)).toEqual([
      ...["created", "unchanged", "updated", "disabled", "restored", "bad"],
    ]);
    expect(found.counts).toMatchObject({ rows: 6, created: 1, updated: 2, restored: 1, disabled: 1, bad: 1 });
    const [changed] = await clerk.run(readPreview, { importId, kind: "updated", from: 0, limit: 5 });
    expect(changed?.detail.changes).toContainEqual({
      ...{ column: "氏名カナ", from: other.member.kana, to: "アタラシイ　ナマエ" },
    });
    expect(found.doubts.restored).toMatchObject({ count: 1 });
    expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "bad-rows" });
    await clerk.run(answerImport, { importId, skipsBadRows: true });
    expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "open-doubts" });
    await clerk.run(answerImport, { importId, decisions: { restored: "skip" } });
    expect((await clerk.start(importId)).job).toMatchObject({
      state: "done",
      result: { created: 1, bad: 1, restored: 0 },
    });
    const stateOf = async (id: string) => (await members(insurer)).find((member) => member.id === id)?.state;
    expect(await stateOf(back.member.id), "left as it was").toBe("disabled");
    expect(await stateOf(leaver.member.id)).toBe("disabled");
  });

  test("a file of bad rows alone is not run, whatever was answered", async () => {
    const { importId } = await clerk.check(csv([person(1, { 生年月日: "1979/2/30" })]));
    await clerk.run(answerImport, { importId, skipsBadRows: true });
    expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "bad-rows" });
  });
});

describe("nothing half-done", () => {
  test.each([
    ["demoted", { role: "viewer" }],
    ["removed", { state: "disabled" }],
  ] as const)("%s while it runs: refused with the reason", async (_how, data) => {
    const { importId } = await clerk.check(csv([person(1)]));
    const started = await clerk.run(startImport, importId);
    if (!started.ok) throw new Error(started.code);
    const where = { insurerId_id: { insurerId: insurer.id, id: clerkId } };
    await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data }));
    expect(await clerk.work(started.value.jobId)).toMatchObject({ state: "failed", failure: "forbidden" });
    expect(await members(insurer)).toEqual([]);
  });

  test("a file of more than 200 MB, whatever the browser says: cut off there, and in nobody's list", async () => {
    const piece = Buffer.alloc(1024 * 1024, "101,");
    let sent = 0;
    async function* endless() {
      for (; sent < 2 * MAX_IMPORT_MEGABYTES; sent += 1) yield piece;
    }
    const file = { fileName: "large.csv", chunks: endless(), disablesAbsent: async () => false };
    expect(await receiveFile(clerk.run, file)).toEqual({ ok: false, refused: { code: "too-large" } });
    expect(sent).toBe(MAX_IMPORT_MEGABYTES);
    expect((await clerk.run(listImports, { limit: 10 })).imports).toEqual([]);
  });

  test("an empty file is not taken for none", async () => {
    expect(await clerk.upload("")).toEqual({ ok: false, refused: { code: "file-empty" } });
  });

  test("two imports at once: the second is refused, and says whose the first is", async () => {
    const [first, second] = [await clerk.check(csv([person(1)])), await clerk.check(csv([person(2)]))];
    expect((await clerk.run(startImport, first.importId)).ok).toBe(true);
    expect(await manager.run(startImport, second.importId)).toEqual({
      ...{ ok: false, code: "under-way", clerkName: "健保 花子" },
    });
  });

  test("a doubt that arose after the check stops the run", async () => {
    const taro = await makeMember(insurer, { upTo: "wizard" });
    const { importId } = await clerk.check(csv([rowOf(taro)]));
    const where = { insurerId_id: { insurerId: insurer.id, id: taro.member.id } };
    await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { state: "disabled" } }));
    expect((await clerk.start(importId)).job).toMatchObject({ state: "failed", failure: "open-doubts" });
    expect((await members(insurer))[0]?.state).toBe("disabled");
  });
});
