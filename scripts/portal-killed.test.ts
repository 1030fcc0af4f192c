import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { holdRow } from "#lib/testing/hold-row.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn, startPortal } from "#lib/testing/portal-command.ts";

const ROWS = 3_000;
/** Rows that are written together (lib/members/import/read-batches.ts). */
const BATCH = 500;
/** In the third batch. */
const HELD_ROW = 1_200;
const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-killed-"));
const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\r\n").length;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeMembers(name: string) {
  const rows = Array.from({ length: ROWS }, (_, index) => `12,${index + 1},0,被保険者,ケンポ,,19790822,,`);
  const heading = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日";
  writeFileSync(join(folder, name), [heading, ...rows, ""].join("\n"));
}

/** Starts an import, and returns when it waits in its middle. */
async function startHeld(name: string) {
  const insurer = await makeInsurer();
  writeMembers(name);
  const row = await holdRow({ insurerId: insurer.id, symbol: "12", number: String(HELD_ROW), branch: "00" });
  const command = ["members", "import", "--insurer", insurer.slug, name];
  const child = startPortal(folder, command);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  // From here on: it may be over before anybody who has done something else meanwhile begins to wait for it.
  const closed = once(child, "close");
  await row.untilWaitedFor();
  return { insurer, row, command, child, closed, said: () => said };
}

it("an import killed in the middle leaves nothing half-done, and the next one brings all (spec §14 case 21)", async () => {
  const { insurer, row, command, child } = await startHeld("members.csv");
  const written = () =>
    inTransaction(insurer.id, async (tx) => [
      await tx.member.count(),
      await tx.temporaryCredential.count(),
      await tx.auditEvent.count({ where: { action: "members.import" } }),
    ]);
  const partial = "members.result.csv.partial";
  expect(linesOf(partial)).toBe(1 + 2 * BATCH);
  child.kill("SIGKILL");
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  await row.release();
  expect(existsSync(join(folder, "members.result.csv"))).toBe(false);
  expect(await written()).toEqual([0, 0, 0]);

  // What it had printed is invalid; the operator is told so, and deletes it.
  const portal = portalIn(folder);
  expect(await portal(...command)).toMatchObject({ code: 1, err: expect.stringContaining(".partial") });
  expect(await written()).toEqual([0, 0, 0]);
  rmSync(join(folder, partial));
  expect(await portal(...command)).toMatchObject({ code: 0 });
  expect(await written()).toEqual([ROWS, ROWS, 1]);
  expect(linesOf("members.result.csv")).toBe(ROWS + 1);
});

it("an import ended by Ctrl-C says that it took nothing, and leaves no passwords behind", async () => {
  const { insurer, row, child, closed, said } = await startHeld("interrupted.csv");
  expect(linesOf("interrupted.result.csv.partial")).toBeGreaterThan(1);
  child.kill("SIGINT");
  await row.release();
  expect(await closed).toEqual([1, null]);
  expect(said()).toContain("中断しました。何も取り込んでいません。");
  expect(readdirSync(folder).filter((name) => name.startsWith("interrupted"))).toEqual(["interrupted.csv"]);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
});

it("a result in a folder that is not there: one line, and nothing is imported", async () => {
  const insurer = await makeInsurer();
  writeMembers("refused.csv");
  const command = ["members", "import", "--insurer", insurer.slug, "refused.csv", "--out", "nowhere/result.csv"];
  const { code, err } = await portalIn(folder)(...command);
  expect(code).toBe(1);
  expect(err).toMatch(/^ENOENT: .*nowhere\/result\.csv\.partial'\n$/);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
});

it("an import whose connection the database ends: one line, no passwords left, nothing imported", async () => {
  const { insurer, row, closed, said } = await startHeld("cut.csv");
  expect(linesOf("cut.result.csv.partial")).toBeGreaterThan(1);
  await row.endWaiting();
  expect(await closed).toEqual([1, null]);
  await row.release();
  expect(said().split("\n").at(-2)).toMatch(/^The database ended the connection .*nothing more was done\.$/);
  expect(said()).not.toContain("    at ");
  expect(readdirSync(folder).filter((name) => name.startsWith("cut"))).toEqual(["cut.csv"]);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
});
