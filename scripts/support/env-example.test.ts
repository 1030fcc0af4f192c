import { readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { settingsSchema } from "#lib/kernel/settings.ts";
import { readSettings } from "./settings.ts";
import { throwAwayFolder } from "./throw-away-folder.ts";

const DEMO = { DATA_DIR: throwAwayFolder("env-example") };
function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => name ?? "");
}

afterAll(() => rmSync(DEMO.DATA_DIR, { recursive: true }));

/** Of AUTH_SECRET. */
const MADE_BY_START = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

const sample = readFileSync(".env.example", "utf8");

describe(".env.example", () => {
  test("names every setting there is, once, and no other", () => {
    expect(namesIn(".env.example", /^#?([A-Z_]+)=/gm).sort()).toEqual(
      Object.keys(settingsSchema.shape)
        .filter((name) => name !== MADE_BY_START)
        .sort(),
    );
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
  const defaults: Record<string, unknown> = settingsSchema.parse({});
  for (const [name, value] of Object.entries(shown)) expect(`${defaults[name]}`, name).toBe(value);
});
