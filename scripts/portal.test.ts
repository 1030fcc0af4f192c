import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer, TEST_POLICY } from "#lib/testing/make-insurer.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-cli-"));
const portal = portalIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

describe("usage", () => {
  it("without a command: the overview and exit code 2; --help: 0", async () => {
    expect(await portal()).toMatchObject({ code: 2, err: expect.stringContaining("members import") });
    expect(await portal("--help")).toMatchObject({ code: 0, out: expect.stringContaining("members import") });
    expect(await portal("members", "import", "--help")).toMatchObject({
      code: 0,
      out: expect.stringContaining("--dry-run"),
    });
    expect(await portal("members", "explode")).toMatchObject({ code: 2 });
  });

  it.each([
    [["members", "import", "x.csv"], "--insurer <slug> is missing."],
    [["members", "import", "--insurer", "x"], "Give one CSV file."],
    [["members", "import", "--bogus"], "Unknown option '--bogus'"],
    [["members", "import", "--insurer", "x", "x.csv", "--bogus"], "Unknown option '--bogus'"],
    [["members", "import", "--insurer", "x", "--out", "--dry-run", "x.csv"], "--out <file.csv> is missing."],
    [["members", "import", "--insurer", "", "x.csv"], "--insurer <slug> is missing."],
    [
      ["clerks", "invite", "--insurer", "x", "--email", "a@b.example", "--name", "x", "--role", "boss"],
      "--role <role>: Allowed choices are viewer, officer, manager.",
    ],
    [["members", "explode"], 'There is no command "members explode".'],
    [["health", "x"], "Give no argument."],
    [["audit", "verify"], "--insurer <slug> is missing."],
    [["insurers", "create"], "Give one JSON file."],
    [["terms", "publish", "x.md"], "--insurer <slug> is missing."],
    [["terms", "publish", "--insurer", "x", "a.md", "b.md"], "Give one Markdown file."],
    [["members", "unlock", "--insurer", "x"], "--login-id <id> is missing."],
    [["members", "disable", "--login-id", "x"], "--insurer <slug> is missing."],
    [["sessions", "end", "--insurer", "x"], "One of --login-id <id> and --all is missing."],
    [
      ["sessions", "end", "--insurer", "x", "--all", "--login-id", "y"],
      "'--all' cannot be used with '--login-id <id>'.",
    ],
  ])("%j: one line says what is wrong", async (args, line) => {
    const { code, err } = await portal(...args);
    expect([code, err.split("\n")[0]]).toEqual([2, line]);
  });

  it("options are taken before the command, too", async () => {
    const [before, after] = [
      ["--as", "運用 花子", "--insurer", insurer.slug],
      ["embed", "origins", "list"],
    ];
    expect(await portal(...before, ...after)).toMatchObject({ code: 0, err: "" });
    expect(await portal("--help", "members", "import")).toMatchObject({
      code: 0,
      out: expect.stringContaining("--dry-run"),
    });
    const line = async (...args: string[]) => (await portal(...args)).err.split("\n")[0];
    expect(await line("--as", "--insurer", "x", "members", "unlock")).toBe("--as <name> is missing.");
    expect(await line("--as", "insurers", "health", "x")).toBe("Give no argument.");
    expect(await line("--bogus", "members", "import", "--insurer", "x", "x.csv")).toBe("Unknown option '--bogus'");
    expect(await line("--insurer", "x", "members", "explode")).toBe('There is no command "members explode".');
  });

  it.each([
    ["members", "import", "x.csv", "--absent=disable"],
    ["clerks", "invite", "--email", "a@b.example", "--name", "x"],
    ["insurers", "hosts", "add", "x.example", "--yes"],
  ])("%s %s: refused for the clerks' own portal", async (...args) => {
    const refused = expect.stringContaining("管理画面そのものには、この命令を使えません。");
    expect(await portal(...args, "--insurer", "console")).toEqual({ code: 1, out: "", err: refused });
    expect(await portal("audit", "verify", "--insurer", "console")).toMatchObject({ code: 0 });
  });

  it("an unknown insurer is named with those there are", async () => {
    const { code, err } = await portal("audit", "verify", "--insurer", "nobody");
    expect(code).toBe(1);
    expect(err).toContain(insurer.slug);
  });
});

it("a role's password that the database does not have is one line", async () => {
  const { code, err } = await portalIn(folder, { DATABASE_OPS_PASSWORD: "another" })("insurers", "list");
  expect([code, err]).toEqual([1, expect.stringMatching(/^The database refuses the password of portal_ops\. .+\n$/)]);
});

it("creates an insurer once, lists it, and names each wrong field of a bad file", async () => {
  const slug = `c${randomBytes(5).toString("hex")}`;
  const file = { slug, host: `${slug}.localhost`, name: "新しい健保", shortName: "新健保", policy: TEST_POLICY };
  // As an editor on Windows saves it.
  writeFileSync(join(folder, "new.json"), `\ufeff${JSON.stringify(file)}`);
  writeFileSync(
    join(folder, "bad.json"),
    JSON.stringify({ ...file, slug: "A", policy: { ...TEST_POLICY, methods: [] } }),
  );
  expect((await portal("insurers", "create", "new.json")).code).toBe(0);
  expect(await portal("insurers", "create", "new.json")).toMatchObject({
    code: 1,
    err: expect.stringContaining("slug"),
  });
  const bad = await portal("insurers", "create", "bad.json");
  expect(bad).toMatchObject({ code: 1, err: expect.stringMatching(/slug: .*\n.*policy\.methods: /) });
  expect((await portal("insurers", "list")).out).toContain(`${slug}\t${slug}.localhost\t新しい健保`);
});

it("imports: dry run, then for real beside the file; a mistake fails with the row", async () => {
  const heading = "記号,番号,枝番,区分,氏名カナ,氏名,生年月日,資格取得日,資格喪失日";
  writeFileSync(join(folder, "members.csv"), `${heading}\n12,1,0,被保険者,ケンポ,,19790822,,\n`);
  writeFileSync(join(folder, "wrong.csv"), `${heading}\n12,2,0,被保険者,ケンポ,,19790230,,\n`);
  const count = () => inTransaction(insurer.id, (tx) => tx.member.count());
  const run = (...args: string[]) => portal("members", "import", "--insurer", insurer.slug, ...args);

  expect(await run("members.csv", "--dry-run")).toMatchObject({ code: 0, out: expect.stringContaining("登録1、") });
  expect(await count()).toBe(0);
  expect(await run("wrong.csv")).toMatchObject({
    code: 1,
    err: expect.stringContaining("2行目 生年月日: カレンダーにない"),
  });
  expect(await run("wrong.csv", "--dry-run")).toMatchObject({ code: 1 });
  expect(await run("members.csv")).toMatchObject({ code: 0, out: expect.stringContaining("members.result.csv") });
  expect(await count()).toBe(1);
  expect(readFileSync(join(folder, "members.result.csv"), "utf8")).toContain("登録しました");
  writeFileSync(join(folder, "other.csv"), `${heading}\n12,3,0,被保険者,ケンポ,,19790822,,\n`);
  expect(await run("other.csv", "--absent=disable")).toMatchObject({ code: 1, err: expect.stringContaining("1名") });
  // With commas, as the question writes a large number.
  expect(await run("other.csv", "--absent=disable", "--absent-count=0,001")).toMatchObject({ code: 0 });
});

it("audit verify --anchors compares the chain with a worker's log", async () => {
  const watched = await makeInsurer();
  const verify = (log: string) => portal("audit", "verify", "--insurer", watched.slug, "--anchors", log);
  const { hash } = await inTransaction(watched.id, (tx) =>
    tx.auditEvent.findFirstOrThrow({ where: { sequence: 1 }, select: { hash: true } }),
  );
  const line = (text: string) => JSON.stringify({ auditAnchor: { insurer: watched.slug, sequence: 1, hash: text } });
  writeFileSync(join(folder, "worker.log"), `no json\n${line(Buffer.from(hash).toString("base64url"))}\n`);
  writeFileSync(join(folder, "rewritten.log"), `${line("another")}\n`);
  writeFileSync(join(folder, "empty.log"), "");
  expect(await verify("worker.log")).toMatchObject({ code: 0, out: expect.stringContaining("all 1 anchors") });
  expect(await verify("rewritten.log")).toMatchObject({
    code: 1,
    err: expect.stringContaining("event 1 or one before"),
  });
  expect(await verify("empty.log")).toMatchObject({ code: 1, err: expect.stringContaining("has no anchor") });
});

it("health counts no worker twice: one listens for mails and for long jobs", async () => {
  const listening = [1, 2].map(() => new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL }));
  for (const client of listening) {
    await client.connect();
    await client.query('listen "jobs:insert"');
  }
  const { out } = await portal("health");
  for (const client of listening) await client.end();
  expect(out).toMatch(/^ok {4}worker +running$/m);
  expect((await portal("health")).out).toMatch(/^FAIL {2}worker +not running$/m);
});

it("audit verify finds a changed event, health says so too", async () => {
  const victim = await makeInsurer();
  expect(await portal("audit", "verify", "--insurer", victim.slug)).toMatchObject({ code: 0 });
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query(`update "AuditEvent" set "actor" = 'somebody' where "insurerId" = $1`, [victim.id]);
  const verified = await portal("audit", "verify", "--insurer", victim.slug);
  expect(verified).toMatchObject({ code: 1, err: expect.stringContaining("broken at event 1") });
  const health = await portal("health");
  await owner.query(`update "AuditEvent" set "actor" = 'operator' where "insurerId" = $1`, [victim.id]);
  await owner.end();
  expect(health.code).toBe(1);
  expect(health.out).toMatch(/^ok {4}database/m);
  expect(health.out).toMatch(/^ok {4}migrations/m);
  expect(health.out).toMatch(new RegExp(`^FAIL {2}audit ${victim.slug} +chain broken at event 1`, "m"));
  expect(health.out).toMatch(new RegExp(`^ok {4}audit ${insurer.slug} +chain holds`, "m"));
});
