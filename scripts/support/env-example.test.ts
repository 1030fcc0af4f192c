import { readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { envSchema } from "#lib/kernel/env.ts";
import { readSettings } from "./settings.ts";
import { throwAwayFolder } from "./throw-away-folder.ts";

const KEY = Buffer.alloc(32).toString("base64");
const DEMO = { DATA_DIR: throwAwayFolder("env-example") };
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

/** Set by Next.js and the start script only. */
const NOT_OURS = "NODE_ENV";

/** The names readSettings reads. */
function namesRead(values: Record<string, string>): string[] {
  const names: string[] = [];
  readSettings(
    new Proxy(values, {
      get(variables, name) {
        names.push(String(name));
        return variables[String(name)];
      },
    }),
  );
  return names;
}

function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => name ?? "");
}

afterAll(() => rmSync(DEMO.DATA_DIR, { recursive: true }));

const sample = readFileSync(".env.example", "utf8");

describe(".env.example", () => {
  test("names every setting there is, once, and no other", () => {
    const known = [
      ...Object.keys(envSchema.shape),
      ...namesRead(DEMO),
      ...namesRead(PRODUCTION),
      ...["lib/kernel/env.ts", "scripts/server.ts"].flatMap((file) => namesIn(file, /process\.env\.([A-Z_]+)/g)),
    ].filter((name) => name !== NOT_OURS);
    expect(namesIn(".env.example", /^#?([A-Z_]+)=/gm).sort()).toEqual([...new Set(known)].sort());
  });

  test("explains each in the line above, in Japanese and English", () => {
    const lines = sample.split("\n");
    for (const [place, line] of lines.entries()) {
      if (/^#?[A-Z_]+=/.test(line))
        expect(lines[place - 1], line).toMatch(/^# .*[\p{Script=Katakana}\p{Script=Han}].* ?\/ .*[a-z]/u);
    }
  });

  test("holds no secret", () => {
    for (const name of ["PASSWORD", "SECRET", "KEYS?", "PEPPERS"]) {
      expect(sample).not.toMatch(new RegExp(`^#?\\w*${name}=.`, "m"));
    }
  });
});

test("the defaults it shows are the portal's own", () => {
  const shown = Object.fromEntries(
    sample.split("\n").flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split("=")] : [])),
  );
  const { port, mailboxPort, smtpPort } = readSettings(DEMO);
  expect(shown).toMatchObject({ PORT: `${port}`, MAILBOX_PORT: `${mailboxPort}`, SMTP_PORT: `${smtpPort}` });
  const { DATABASE_POOL_SIZE } = envSchema.pick({ DATABASE_POOL_SIZE: true }).parse({});
  expect(shown.DATABASE_POOL_SIZE).toBe(`${DATABASE_POOL_SIZE}`);
});
