import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn, startPortal } from "#lib/testing/portal-command.ts";

const ROWS = 3_000;
const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-killed-"));
const linesOf = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\r\n").length;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeMembers(name: string) {
  const rows = Array.from({ length: ROWS }, (_, index) => `12,${index + 1},0,被保険者,ケンポ,,19790822,,`);
  const heading = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日";
  writeFileSync(join(folder, name), [heading, ...rows, ""].join("\n"));
}

/** As an administrator of the database does, or its end. */
async function endConnections() {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'portal_ops' and xact_start is not null",
  );
  await owner.end();
}

it("an import killed in the middle leaves nothing half-done, and the next one brings all (spec §14 case 21)", async () => {
  const insurer = await makeInsurer();
  writeMembers("members.csv");
  const written = () =>
    inTransaction(insurer.id, async (tx) => [
      await tx.member.count(),
      await tx.temporaryCredential.count(),
      await tx.auditEvent.count({ where: { action: "members.import" } }),
    ]);
  const command = ["members", "import", "--insurer", insurer.slug, "members.csv"];

  const child = startPortal(folder, command);
  const partial = "members.result.csv.partial";
  await vi.waitFor(() => expect(linesOf(partial)).toBeGreaterThan(ROWS / 4), { timeout: 60_000, interval: 20 });
  child.kill("SIGKILL");
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  expect(linesOf(partial)).toBeLessThan(ROWS);
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
}, 120_000);

it("an import ended by Ctrl-C says that it took nothing, and leaves no passwords behind", async () => {
  const insurer = await makeInsurer();
  writeMembers("interrupted.csv");
  const child = startPortal(folder, ["members", "import", "--insurer", insurer.slug, "interrupted.csv"]);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const partial = "interrupted.result.csv.partial";
  await vi.waitFor(() => expect(linesOf(partial)).toBeGreaterThan(1), { timeout: 60_000, interval: 20 });
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([1, null]);
  expect(said).toContain("中断しました。何も取り込んでいません。");
  expect(readdirSync(folder).filter((name) => name.startsWith("interrupted"))).toEqual(["interrupted.csv"]);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
}, 120_000);

it("a result in a folder that is not there: one line, and nothing is imported", async () => {
  const insurer = await makeInsurer();
  writeMembers("refused.csv");
  const command = ["members", "import", "--insurer", insurer.slug, "refused.csv", "--out", "nowhere/result.csv"];
  const { code, err } = await portalIn(folder)(...command);
  expect(code).toBe(1);
  expect(err).toMatch(/^ENOENT: .*nowhere\/result\.csv\.partial'\n$/);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
}, 120_000);

it("an import whose connection the database ends: one line, no passwords left, nothing imported", async () => {
  const insurer = await makeInsurer();
  writeMembers("cut.csv");
  const child = startPortal(folder, ["members", "import", "--insurer", insurer.slug, "cut.csv"]);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  await vi.waitFor(() => expect(linesOf("cut.result.csv.partial")).toBeGreaterThan(1), {
    timeout: 60_000,
    interval: 20,
  });
  await endConnections();
  expect(await once(child, "close")).toEqual([1, null]);
  expect(said.split("\n").at(-2)).toMatch(/^The database ended the connection .*nothing more was done\.$/);
  expect(said).not.toContain("    at ");
  expect(readdirSync(folder).filter((name) => name.startsWith("cut"))).toEqual(["cut.csv"]);
  expect(await inTransaction(insurer.id, (tx) => tx.member.count())).toBe(0);
}, 120_000);
