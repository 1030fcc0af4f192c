import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { findInsurerByHost } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { fillEveryTable } from "#lib/testing/fill-every-table.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { portalIn } from "#lib/testing/portal-command.ts";
import { Walker } from "#lib/testing/walker.ts";
import { type TenantTable, tenantTables } from "./portal/insurer-copy/tenant-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-copy-"));
const portal = portalIn(folder);
const copy = join(folder, "copy");
const owner = new Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });

let ours: Insurer;
let theirs: Insurer;
let member: TestMember;
let tables: TenantTable[];

/** Rows that no verb of the walk writes: the constraints that are no foreign keys. */
function fixed(insurerId: string): (table: string) => Record<string, string> {
  const ofClerk = {
    insurerId: `'${CONSOLE_ID}'`,
    memberId: `(select "id" from "Clerk" where "insurerId" = '${insurerId}' limit 1)`,
  };
  return (table) => ({
    ...(table.startsWith("console.") ? ofClerk : {}),
    ...(table.endsWith(`"EmailChange"`) ? { attemptId: "null" } : {}),
    ...(table.endsWith(`"Approval"`) ? { decidedBy: "null" } : {}),
    ...(table.endsWith(`"MailMessage"`) ? { status: "'sent'" } : {}),
  });
}

/** A member and a clerk who have logged in, and a row in every table there is. */
async function inhabit(insurer: Insurer): Promise<TestMember> {
  const person = await makeMember(insurer, { upTo: "totp" });
  await makeClerk(insurer);
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "temporary" }), "totp");
  await walker.logIn();
  await walker.walk();
  await walker.openSession();
  await fillEveryTable(owner, tables, insurer.id, fixed(insurer.id));
  return person;
}

/** Every row of the insurer, as text, by table. */
async function rowsOf({ id }: Insurer): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name, quoted, condition } of tables) {
    const { rows } = await owner.query<{ line: string }>(
      `select to_jsonb(t)::text as line from ${quoted} t where ${condition} order by 1`,
      [id],
    );
    found[name] = rows.map(({ line }) => line);
  }
  return found;
}

/** It leads to the insurer's own host. */
const FORMER_HOST = "former-host.example.jp";

const setOtherHosts = ({ id }: Insurer, hosts: string[]) =>
  owner.query(`update "Insurer" set "otherHosts" = $2 where "id" = $1`, [id, hosts]);

const manifestPath = join(copy, "manifest.json");
type Manifest = { migrations: string[]; keys: { keyId: string }[] };

beforeAll(async () => {
  await owner.connect();
  tables = await tenantTables(owner);
  ours = await makeInsurer({ policy: { methods: ["totp"] } });
  theirs = await makeInsurer({ policy: { methods: ["totp"] } });
  await setOtherHosts(ours, [FORMER_HOST]);
  member = await inhabit(ours);
  await inhabit(theirs);
});

afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

test("the catalogue's tables of insurers are all there, in the order of their foreign keys", async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where column_name = 'insurerId' and table_type = 'BASE TABLE'`,
  );
  const names = rows.map(({ name }) => name).filter((name) => name !== "console.WebauthnChallenge");
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  expect(tables.map(({ name }) => name)[0]).toBe("public.Insurer");
  for (const [name, lines] of Object.entries(await rowsOf(ours))) expect(lines.length, name).toBeGreaterThan(0);
});

test("an insurer in use is not removed, and its copy says so", async () => {
  const inUse = await portal("insurers", "export", "--insurer", ours.slug, "early");
  expect(inUse).toMatchObject({ code: 0, out: expect.stringContaining("停止していないため") });
  expect(statSync(join(folder, "early")).mode & 0o077).toBe(0);
  const refused = await portal("insurers", "remove", "--insurer", ours.slug, "--confirm", ours.slug);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("insurers disable") });
});

test.each([["disable"], ["export", "console-copy"], ["remove"]])(
  "the console is not for insurers %s",
  async (command, ...args) => {
    expect(await portal("insurers", command, "--insurer", "console", ...args)).toMatchObject({ code: 1 });
  },
);

test("disabled, its host is nobody's, and its clerks may do nothing", async () => {
  expect(await portal("insurers", "disable", "--insurer", ours.slug)).toMatchObject({ code: 0, err: "" });
  expect(await findInsurerByHost(ours.host)).toBeNull();
  const { rows } = await owner.query<{ id: string }>(`select "id" from "Clerk" where "insurerId" = $1`, [ours.id]);
  const read = await runAsClerk(
    makeContext(ours),
    rows[0]?.id ?? "",
    { needs: "viewer", run: async () => "read" },
    null,
  );
  expect(read).toEqual({ ok: false, code: "forbidden" });
  expect(await portal("insurers", "disable", "--insurer", ours.slug)).toMatchObject({ code: 1 });
});

describe("export, removal and import", () => {
  let [before, others]: Record<string, string[]>[] = [];

  test("an export is of use to nobody while the insurer is here, and a mistyped removal changes nothing", async () => {
    [before, others] = [await rowsOf(ours), await rowsOf(theirs)];
    const exported = await portal("insurers", "export", "--insurer", ours.slug, "copy");
    expect(exported).toMatchObject({ code: 0, err: "", out: expect.stringContaining("ENCRYPTION_KEYS") });
    const here = await portal("insurers", "import", "copy");
    expect(here).toMatchObject({ code: 1, err: expect.stringContaining(ours.slug) });
    const mistyped = await portal("insurers", "remove", "--insurer", ours.slug, "--confirm", theirs.slug);
    expect(mistyped).toMatchObject({ code: 1, err: expect.stringContaining("何も削除していません") });
    expect(await rowsOf(ours)).toEqual(before);
  });

  test("a removal leaves no row, and touches no other insurer's", async () => {
    const removed = await portal("insurers", "remove", "--insurer", ours.slug, "--confirm", ours.slug);
    expect(removed).toMatchObject({ code: 0, err: "" });
    for (const [name, lines] of Object.entries(await rowsOf(ours))) expect(lines, name).toEqual([]);
    expect(await rowsOf(theirs)).toEqual(others);
  });

  test("an import is refused while another insurer has one of its hosts", async () => {
    await setOtherHosts(theirs, [FORMER_HOST]);
    const refused = await portal("insurers", "import", "copy");
    await setOtherHosts(theirs, []);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(theirs.slug) });
    expect(await findInsurerByHost(ours.host)).toBeNull();
  });

  test("an import gives back every row as it was, and touches no other insurer's", async () => {
    expect(await portal("insurers", "import", "copy")).toMatchObject({ code: 0, err: "" });
    expect(await rowsOf(ours)).toEqual(before);
    expect(await rowsOf(theirs)).toEqual(others);
  });

  test("then its audit holds, and its members log in", async () => {
    expect(await portal("audit", "verify", "--insurer", ours.slug)).toMatchObject({ code: 0 });
    expect(await portal("insurers", "enable", "--insurer", ours.slug)).toMatchObject({ code: 0, err: "" });
    const walker = new Walker(makeContext(ours), member, "totp");
    await walker.logIn();
    await walker.walk();
    expect(walker.progress).toMatchObject({ next: "done" });
  });
});

test("the console's chain keeps who removed it, and where the removed chain ended", async () => {
  const { rows } = await owner.query<{ detail: { sequence: number; hash: string }; actor: string }>(
    `select "detail", "actor" from "AuditEvent" where "insurerId" = $1 and "action" = 'insurer.remove'
       and "detail" ->> 'insurerId' = $2`,
    [CONSOLE_ID, ours.id],
  );
  expect(rows).toMatchObject([{ actor: expect.stringMatching(/^operator/), detail: { slug: ours.slug } }]);
  const { rows: events } = await owner.query(
    `select from "AuditEvent" where "insurerId" = $1 and "sequence" = $2 and "hash" = decode($3, 'hex')`,
    [ours.id, rows[0]?.detail.sequence, Buffer.from(rows[0]?.detail.hash ?? "", "base64url").toString("hex")],
  );
  expect(events).toHaveLength(1);
});

test.each<[string, string, (found: Manifest) => void]>([
  ["another schema", "版が違います", ({ migrations }) => void migrations.push("20991231000000_later")],
  ["another key", "鍵と同じではありません", ({ keys }) => void Object.assign(keys[0] ?? {}, { check: "x" })],
])("a copy of %s is refused before anything is written", async (_name, why, change) => {
  const whole = readFileSync(manifestPath, "utf8");
  const found = JSON.parse(whole) as Manifest;
  change(found);
  writeFileSync(manifestPath, JSON.stringify(found));
  const refused = await portal("insurers", "import", "copy");
  writeFileSync(manifestPath, whole);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(why) });
});

test("a file that was altered is refused, and the copy holds no secret in clear", async () => {
  const members = join(copy, "public.Member.jsonl");
  const whole = readFileSync(members, "utf8");
  for (const { name } of tables) {
    const text = readFileSync(join(copy, `${name}.jsonl`), "utf8");
    for (const secret of [member.password, member.totpSecret ?? ""]) expect(text, name).not.toContain(secret);
  }
  writeFileSync(members, whole.replace("{", "{ "));
  const refused = await portal("insurers", "import", "copy");
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("public.Member") });
});
