import { beforeEach, describe, expect, test, vi } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { csv, members, person, rowOf } from "#lib/members/import/import-file.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { importer } from "./console-import.fixture.ts";
import { answerImport } from "./preview.ts";
import { listImports } from "./read-imports.ts";
import { startUndo } from "./undo-import.ts";

// Only the worker's role may delete the members of an import. Set before the imports, which read it.
vi.hoisted(() => {
  process.env.PORTAL_DATABASE_URL = process.env.TEST_OPS_DATABASE_URL;
});

let insurer: Insurer;
let clerk: ReturnType<typeof importer>;
let manager: ReturnType<typeof importer>;

beforeEach(async () => {
  insurer = await makeInsurer();
  clerk = importer(insurer, (await makeClerk(insurer, "officer")).clerkId);
  manager = importer(insurer, (await makeClerk(insurer, "manager")).clerkId);
});

describe("「取り消す」 of the last import", () => {
  test("the made are gone, the changed and the absent are as before, history and audit stay", async () => {
    const people = [await makeMember(insurer, { upTo: "temporary" }), await makeMember(insurer, { upTo: "temporary" })];
    const before = await members(insurer);
    const [taro] = people;
    if (!taro) throw new Error("nobody");
    const { importId } = await clerk.check(csv([rowOf(taro, { 氏名: "改名　太郎" }), person(1)]), true);
    await clerk.run(answerImport, { importId, decisions: { absent: 1 } });
    expect((await clerk.start(importId)).job).toMatchObject({
      state: "done",
      result: { absent: 1, updated: 1, created: 1 },
    });
    expect((await members(insurer)).map(({ state }) => state).sort()).toEqual(["active", "active", "disabled"]);
    const undone = await manager.run(startUndo, importId);
    if (!undone.ok) throw new Error(undone.code);
    expect(await manager.work(undone.value.jobId)).toMatchObject({
      state: "done",
      result: { deleted: 1, restored: 2 },
    });
    const stable = (rows: typeof before) =>
      rows.map(({ updatedAt: _, temporaryCredential: __, ...row }) => row).toSorted((a, b) => a.id.localeCompare(b.id));
    expect(stable(await members(insurer))).toEqual(stable(before));
    expect((await clerk.run(listImports, { limit: 5 })).imports[0]?.state).toBe("undone");
  });

  test("eligibility is as it was before", async () => {
    const card = { 保険者番号: "06132013", 有効期限: "2027/3/31", 交付区分: "資格確認書" } as const;
    const stored = () => inTransaction(insurer.id, (tx) => tx.eligibility.findMany({ omit: { updatedAt: true } }));
    await clerk.start((await clerk.check(csv([person(1, card), person(2)]))).importId);
    const before = await stored();
    const rows = [person(1, { ...card, 負担割合: "2割" }), person(2, card)];
    await clerk.start((await clerk.check(csv(rows))).importId);
    expect(await stored()).toHaveLength(2);
    const [last] = (await clerk.run(listImports, { limit: 5 })).imports;
    const undone = await manager.run(startUndo, last?.id ?? "");
    if (!undone.ok) throw new Error(undone.code);
    expect(await manager.work(undone.value.jobId)).toMatchObject({ state: "done", result: { restored: 2 } });
    expect(await stored()).toEqual(before);
  });

  test("not after one of it has logged in, not an older one, not by 担当", async () => {
    const first = await clerk.check(csv([person(1)]));
    await clerk.start(first.importId);
    await expect(clerk.run(startUndo, first.importId)).rejects.toThrow("forbidden");
    const [made] = await members(insurer);
    const where = { insurerId_id: { insurerId: insurer.id, id: made?.id ?? "" } };
    await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: { lastLoginAt: new Date() } }));
    expect(await manager.run(startUndo, first.importId)).toEqual({ ok: false, code: "logged-in" });
    const second = await clerk.check(csv([person(2)]));
    await clerk.start(second.importId);
    expect(await manager.run(startUndo, first.importId)).toEqual({ ok: false, code: "not-last" });
  });
});
