import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startTestDatabase } from "#lib/testing/global-setup.ts";
import { selfSignedCertificate } from "#lib/testing/self-signed-certificate.ts";
import { startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import { checkKeys } from "#prisma/check-keys.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { throwAwayFolder } from "../../support/throw-away-folder.ts";
import { checkDatabase, checkRoleLogins } from "./check-database.ts";
import { checkHosts, listHosts } from "./check-hosts.ts";
import { checkClock, checkDisk, checkZone } from "./check-machine.ts";
import { checkMail } from "./check-mail.ts";
import { checkFile, checkProduction, checkSecrets } from "./check-settings.ts";
import type { Finding } from "./finding.ts";

const PASSWORDS = { app: randomBytes(18).toString("hex"), ops: randomBytes(18).toString("hex") };
const key = () => randomBytes(32).toString("base64");
const KEYS = { ENCRYPTION_KEYS: `k1:${key()}`, PASSWORD_PEPPERS: `p1:${key()}` };
const folder = throwAwayFolder("doctor");
// Roles belong to a cluster: what is made wrong here must not be another test's.
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let owner: pg.Client;

const wrongOf = (findings: readonly Finding[]) =>
  findings.flatMap(({ found, cure }) => (found ? [`${found} ${cure}`] : []));
const inDatabase = async () => wrongOf(await checkDatabase(owner, KEYS));
const logins = (app = PASSWORDS.app) =>
  checkRoleLogins({
    portal_app: roleUrl(database.ownerUrl, "portal_app", app),
    portal_ops: roleUrl(database.ownerUrl, "portal_ops", PASSWORDS.ops),
  });

/** Makes the database wrong until the test ends. */
async function spoil(wrong: string, right: string) {
  await owner.query(wrong);
  onTestFinished(async () => void (await owner.query(right)));
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  database = await startTestDatabase((url) => prepareDatabase(url, PASSWORDS));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await checkKeys(database.ownerUrl, KEYS);
});

afterAll(async () => {
  await owner.end();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("nothing is found where nothing is wrong", async () => {
  expect([...(await inDatabase()), ...wrongOf(await logins()), ...wrongOf(await checkClock(owner))]).toEqual([]);
  expect(wrongOf([...checkZone(), ...checkDisk([folder], 1)])).toEqual([]);
});

describe("in the database", () => {
  test.each([
    [
      "alter role portal_app bypassrls createrole",
      "alter role portal_app nobypassrls nocreaterole",
      "portal_app.*bypassrls、createrole.*nobypassrls",
    ],
    [
      `grant update, delete on "AuditEvent" to portal_ops`,
      `revoke update, delete on "AuditEvent" from portal_ops`,
      "portal_ops.*監査.*update、delete.*audit verify",
    ],
    [
      `alter table "Member" disable row level security`,
      `alter table "Member" enable row level security`,
      `"Member".*復元`,
    ],
    [
      `alter table console."Session" disable row level security`,
      `alter table console."Session" enable row level security`,
      `console."Session"`,
    ],
    [
      `update _prisma_migrations set rolled_back_at = now() where migration_name like '%_words'`,
      `update _prisma_migrations set rolled_back_at = null`,
      "_words.*npm run migrate",
    ],
    [
      `update "KeyCheck" set "check" = 'x' || "check"`,
      `update "KeyCheck" set "check" = substr("check", 2)`,
      "ENCRYPTION_KEYS: k1 is another key.*戻して",
    ],
  ])("%s", async (wrong, right, found) => {
    await spoil(wrong, right);
    expect(await inDatabase()).toEqual([expect.stringMatching(new RegExp(found, "s"))]);
  });

  test("a role that may act as the owner", async () => {
    await spoil("grant portal_owner to portal_app", "revoke portal_owner from portal_app");
    expect(await inDatabase()).toEqual([expect.stringMatching(/portal_app.*所有者.*revoke/s)]);
  });

  test("a password that is not the role's, and a time zone that is not UTC", async () => {
    await spoil("alter role portal_ops set timezone = 'Asia/Tokyo'", "alter role portal_ops set timezone = 'UTC'");
    expect(wrongOf(await logins("other"))).toEqual([
      expect.stringMatching(/portal_app.*npm run migrate/s),
      expect.stringMatching(/portal_ops.*Asia\/Tokyo/s),
    ]);
  });

  test("a clock that is a minute apart", async () => {
    expect(wrongOf(await checkClock(owner, () => Date.now() - 60_000))).toEqual([expect.stringMatching(/60秒/)]);
  });
});

describe("on the machine and in its settings", () => {
  test("no room", () => {
    expect(wrongOf(checkDisk([folder, "/no/such/folder"], 1e12))).toEqual([expect.stringContaining(folder)]);
  });

  test("secrets that can be guessed, and one for two", () => {
    const shared = key();
    const wrong = wrongOf(
      checkSecrets({
        AUTH_SECRET: "a".repeat(40),
        ENCRYPTION_KEYS: `k1:${shared}`,
        PASSWORD_PEPPERS: `p2:${key()},p1:${shared}`,
        DATABASE_APP_PASSWORD: "portal",
      }),
    );
    expect(wrong).toEqual([
      expect.stringMatching(/^AUTH_SECRET/),
      expect.stringMatching(/^DATABASE_APP_PASSWORD/),
      expect.stringMatching(/^ENCRYPTION_KEYS、PASSWORD_PEPPERS/),
    ]);
    expect(wrong.join()).not.toContain(shared);
    expect(wrongOf(checkSecrets({ AUTH_SECRET: key(), ...KEYS, DATABASE_APP_PASSWORD: PASSWORDS.app }))).toEqual([]);
  });

  test("what is right only on one's own machine", () => {
    expect(wrongOf(checkProduction({ MAIL_FROM: "no-reply@portal.example" }))).toHaveLength(3);
    expect(wrongOf(checkProduction({ PUBLIC_SCHEME: "http", ADMIN_HOST: "a.jp", MAIL_FROM: "a@b.jp" }))).toHaveLength(
      1,
    );
    expect(wrongOf(checkProduction({ TRUSTED_PROXY_HOPS: "1", ADMIN_HOST: "a.jp", MAIL_FROM: "a@b.jp" }))).toEqual([]);
  });

  test("a settings' file that others can read", () => {
    const file = join(folder, "settings");
    writeFileSync(file, "", { mode: 0o600 });
    expect(wrongOf(checkFile(file))).toEqual([]);
    chmodSync(file, 0o644);
    expect(wrongOf(checkFile(file))).toEqual([expect.stringContaining(`chmod 600 ${file}`)]);
    expect(checkFile(join(folder, "none"))).toEqual([]);
  });

  test("the command prints each wrong setting with its cure, and ends with 1", () => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, DATA_DIR: folder, PORT: "eighty", NODE_ENV: "production" as const };
    const done = spawnSync(process.execPath, ["--conditions=react-server", "scripts/portal.ts", "doctor"], {
      env,
      encoding: "utf8",
    });
    expect(done).toMatchObject({ status: 1, stderr: "" });
    expect(done.stdout).toMatch(/要対応 {2}設定: PORT=eighty is not a port number.*\n\s+→ .*\n1件/);
  });
});

describe("on the network", () => {
  test("a host that nobody knows, a certificate that nobody vouches for, an answer that is not ours", async () => {
    const tls = await portOf(createTlsServer(await selfSignedCertificate()));
    const other = await portOf(createServer((_request, response) => response.end("It works!")));
    expect(
      wrongOf(
        await checkHosts([
          { host: "kenpo.invalid", origin: "https://kenpo.invalid" },
          { host: "localhost", origin: `https://localhost:${tls}` },
          { host: "localhost", origin: `http://localhost:${other}` },
        ]),
      ),
    ).toEqual([
      expect.stringMatching(/kenpo\.invalid.*DNS/),
      expect.stringMatching(/localhost.*証明書.*self-signed/s),
      expect.stringMatching(/ポータルのものではありません（200）.*Host/s),
    ]);
  });

  test("hosts that lead to another are asked too, and those of a disabled insurer are not", async () => {
    await owner.query(`insert into "Insurer" ("id", "slug", "host", "otherHosts", "name", "shortName", "policy", "disabledAt", "updatedAt")
      values (gen_random_uuid(), 'moves', 'moves.jp', '{}', 'a', 'a', '{}', now(), now()),
        (gen_random_uuid(), 'stays', 'stays.jp', '{former.jp}', 'b', 'b', '{}', null, now())`);
    onTestFinished(async () => void (await owner.query(`delete from "Insurer" where "slug" in ('moves', 'stays')`)));
    const hosts = await listHosts(owner, "admin.localhost");
    expect(hosts.map(({ host, leadsTo }) => [host, leadsTo])).toEqual([
      ["admin.localhost", undefined],
      ["stays.jp", undefined],
      ["former.jp", "stays.jp"],
    ]);
    const leading = createServer((_request, response) =>
      response.writeHead(307, { location: "https://stays.jp/login" }).end(),
    );
    const origin = `http://localhost:${await portOf(leading)}`;
    expect(wrongOf(await checkHosts([{ host: "localhost", origin, leadsTo: "stays.jp" }]))).toEqual([]);
    expect(wrongOf(await checkHosts([{ host: "localhost", origin, leadsTo: "other.jp" }]))).toHaveLength(1);
  });

  test("a mail server without TLS, with a certificate of its own, or none at all", async () => {
    const plain = await startSmtpReceiver();
    const own = await startSmtpReceiver(await selfSignedCertificate());
    onTestFinished(async () => void (await Promise.all([plain.stop(), own.stop()])));
    for (const port of [plain.port, own.port, 1]) {
      expect(wrongOf(await checkMail(`smtp://user:word@localhost:${port}`))).toEqual([
        expect.stringContaining("SMTP_URL"),
      ]);
    }
    expect([...plain.seen, ...own.seen]).toEqual([]);
    expect(await checkMail(undefined)).toEqual([]);
  });
});
