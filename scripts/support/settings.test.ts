import { describe, expect, test } from "vitest";
import { childEnvironment } from "./child-environment.ts";
import { openDatabase } from "./open-database.ts";
import { becomeProcess } from "./run-command.ts";
import { processVariables, readSettings, roleVariables } from "./settings.ts";

const KEY = Buffer.alloc(32).toString("base64");
const PRODUCTION = {
  DATABASE_URL: "postgresql://owner:password@localhost:5432/portal",
  DATABASE_APP_PASSWORD: "app",
  DATABASE_OPS_PASSWORD: "ops",
  AUTH_SECRET: KEY,
  ENCRYPTION_KEYS: `k1:${KEY}`,
  PASSWORD_PEPPERS: `p1:${KEY}`,
  SMTP_URL: "smtps://mail.example",
  MAIL_FROM: "no-reply@portal.example",
};
const read = (DATABASE_URL: string) => readSettings({ ...PRODUCTION, DATABASE_URL });

describe("the way to the database (ASVS 12.3.1, 12.3.2)", () => {
  test.each([
    "postgresql://owner:p@db.example:5432/portal",
    "postgresql://owner:p@db.example/portal?sslmode=require",
    "postgresql://owner:p@db.example/portal?sslmode=disable",
    "postgresql://owner:p@10.0.0.5/portal",
    "postgresql://owner:p@localhost.example/portal",
    "postgresql://owner:p@localhost/portal?host=db.example",
    "postgresql://owner:p@db.example/portal?sslmode=verify-full&sslmode=disable",
  ])("%s is refused, with the way to put it right", (url) => {
    expect(() => read(url)).toThrow(/another machine without verified TLS: add \?sslmode=verify-full/);
  });

  test.each([
    "postgresql://owner:p@db.example:5432/portal?sslmode=verify-full",
    "postgresql://owner:p@db.example/portal?sslmode=verify-ca&sslrootcert=/etc/ssl/db.pem",
    "postgresql://owner:p@localhost:5432/portal",
    "postgresql://owner:p@127.0.0.2/portal",
    "postgresql://owner:p@[::1]/portal",
    "postgresql://owner:p@%2Frun%2Fpostgresql/portal",
  ])("%s is taken", (url) => {
    expect(read(url).databaseUrl).toBe(url);
  });

  test("with verified TLS asked for, a server that has none is not talked to", async () => {
    const url = `${process.env.TEST_OWNER_DATABASE_URL}?sslmode=verify-full`;
    await expect(openDatabase(read(url))).rejects.toThrow(/does not support SSL/);
  });
});

test.each(["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"])("%s with one id for two keys is refused", (name) => {
  const other = Buffer.alloc(32, 1).toString("base64");
  expect(() => readSettings({ ...PRODUCTION, [name]: `k1:${other},k1:${KEY}` })).toThrow(`${name} names k1 twice`);
});

test.each([
  ["TRUSTED_PROXY_HOPS", "abc"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["TRUSTED_PROXY_HOPS", "1.5"],
  ["TRUSTED_PROXY_HOPS", "1 proxy"],
  ["METRICS_PORT", "x"],
  ["PUBLIC_PORT", "0"],
  ["PUBLIC_PORT", "1e3"],
  ["PUBLIC_SCHEME", "ftp"],
  ["DATABASE_POOL_SIZE", "0"],
  ["BIND_ADDRESS", "localhost"],
])("%s=%s is refused at start, in the demo too, and not taken for none", (name, value) => {
  for (const others of [PRODUCTION, {}]) {
    expect(() => readSettings({ ...others, [name]: value })).toThrow(`${name}=${value} is`);
  }
});

test.each([undefined, "", "portal.example", "a b@portal.example"])("MAIL_FROM=%s is refused in production", (from) => {
  expect(() => readSettings({ ...PRODUCTION, MAIL_FROM: from })).toThrow(/MAIL_FROM must be/);
});

test("good ones are taken, and the demo needs none", () => {
  const good = { TRUSTED_PROXY_HOPS: "1", METRICS_PORT: "0", PUBLIC_SCHEME: "http", BIND_ADDRESS: "::1" };
  expect(readSettings({ ...PRODUCTION, ...good }).isDemo).toBe(false);
  expect(() => readSettings({ ...PRODUCTION, TRUSTED_PROXY_HOPS: "" })).not.toThrow();
});

test("two nodes of one AUTH_SECRET seal what an action carries under one key, others under another", () => {
  const keyOf = (AUTH_SECRET: string) =>
    roleVariables(readSettings({ ...PRODUCTION, AUTH_SECRET }), PRODUCTION.DATABASE_URL, "portal_app")
      .NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  expect(keyOf(KEY)).toBe(keyOf(KEY));
  expect(keyOf(KEY)).not.toBe(keyOf(`${KEY}x`));
  expect(Buffer.from(keyOf(KEY) ?? "", "base64")).toHaveLength(32);
});

test("every wrong setting is a line of its own, those of other processes too; no line shows a secret", () => {
  const wrong = { ...PRODUCTION, AUTH_SECRET: "short", SMTP_URL: "https://user:word@mail.example", PORT: "http" };
  const refusal = () => readSettings({ ...wrong, ENCRYPTION_KEYS: "k1:word", MAILBOX_PORT: "0", LOG_LEVEL: "loud" });
  expect(refusal).toThrow(
    [
      "AUTH_SECRET is shorter than 32 characters.",
      "ENCRYPTION_KEYS is not a list of id:base64 keys of 32 bytes each, like k1:… (openssl rand -base64 32).",
      "SMTP_URL is not an address like smtp://user:password@host:587.",
      "PORT=http is not a port number (1 to 65535).",
      "MAILBOX_PORT=0 is not a port number (1 to 65535).",
      "LOG_LEVEL=loud is none of debug, info, warn, error, silent.",
    ].join("\n"),
  );
});

test("what is missing is one line; two ways for mail are none", () => {
  const { DATABASE_URL } = PRODUCTION;
  expect(() => readSettings({ DATABASE_URL })).toThrow(
    /^AUTH_SECRET, .*, DATABASE_OPS_PASSWORD, MAIL_FROM, RESEND_API_KEY or SMTP_URL or LOCAL_SMTP_PORT must be/,
  );
  expect(() => readSettings({ DATABASE_URL })).not.toThrow(/\n/);
  expect(() => readSettings({ ...PRODUCTION, RESEND_API_KEY: "re_1" })).toThrow(/are both set/);
  expect(() => readSettings({ ...PRODUCTION, LOCAL_SMTP_PORT: "25" })).toThrow(/are both set/);
  expect(() => readSettings({ ...PRODUCTION, SMTP_URL: "", LOCAL_SMTP_PORT: "25" })).not.toThrow();
});

describe("a process that is started by itself", () => {
  const { DATABASE_URL: _, DATABASE_APP_PASSWORD: __, DATABASE_OPS_PASSWORD: ___, ...ALONE } = PRODUCTION;
  const PORTAL_DATABASE_URL = "postgresql://portal_app:app@%2Frun%2Fpgbouncer/portal";

  test("needs neither the owner's address nor the other role's password", () => {
    const { SMTP_URL: _mail, ...server } = ALONE;
    const variables = processVariables({ ...server, PORTAL_DATABASE_URL }, "serve");
    expect(variables.PORTAL_DATABASE_URL).toBe(`${PORTAL_DATABASE_URL}?query_timeout=20000`);
    expect(() => processVariables({ ...server, PORTAL_DATABASE_URL }, "work")).toThrow(/RESEND_API_KEY or SMTP_URL/);
  });

  test("on one machine its address is made of the owner's", () => {
    expect(processVariables(PRODUCTION, "work").PORTAL_DATABASE_URL).toBe(
      "postgresql://portal_ops:ops@localhost:5432/portal",
    );
  });

  test("on a server's machine neither npm start nor the command line opens a demo beside it", () => {
    expect(() => readSettings({ PORTAL_DATABASE_URL })).toThrow(/^DATABASE_URL, .*owner, must be set/);
  });

  test("without a database it is not a demo", () => {
    expect(() => processVariables(ALONE, "serve")).toThrow(/needs PORTAL_DATABASE_URL.*portal_app.*npm start/);
  });

  test("has the key of npm start, and knows no more than the child of npm start", () => {
    const alone = processVariables(PRODUCTION, "serve");
    expect(roleVariables(readSettings(PRODUCTION), PRODUCTION.DATABASE_URL, "portal_app")).toMatchObject(alone);
    const before = { ...process.env };
    try {
      Object.assign(process.env, PRODUCTION, { AWS_SECRET_ACCESS_KEY: "foreign" });
      becomeProcess("server", alone);
      expect(process.env).toEqual(childEnvironment("server", { ...before, ...PRODUCTION }, alone));
    } finally {
      Object.assign(process.env, before);
    }
  });
});

test("the demo, whose passwords are printed, is not reached by others on the network unless it is asked for", () => {
  const addressOf = (variables: Record<string, string>) =>
    roleVariables(readSettings(variables), "postgresql://owner@127.0.0.1/portal", "portal_app").BIND_ADDRESS;
  expect(addressOf({})).toBe("127.0.0.1");
  expect(addressOf({ BIND_ADDRESS: "0.0.0.0" })).toBe("0.0.0.0");
  expect(addressOf(PRODUCTION)).toBeUndefined();
});
