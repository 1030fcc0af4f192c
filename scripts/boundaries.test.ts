import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** One import that goes the wrong way, for each layer of lib. */
const WRONG_WAY: Record<string, string> = {
  audit: "#lib/typed-text/kana.ts",
  credentials: "#lib/login-flow/policy.ts",
  db: "#lib/insurers/insurer.ts",
  insurers: "#lib/audit/record-audit.ts",
  jobs: "#lib/web/cookies/login-cookies.ts",
  kernel: "#lib/db/client.ts",
  "login-flow": "#lib/web/cookies/login-cookies.ts",
  mail: "#lib/members/hold-member.ts",
  members: "#lib/mail/queue-mail.ts",
  messages: "#lib/kernel/clock.ts",
  operations: "#lib/web/cookies/login-cookies.ts",
  sessions: "#components/ui/card.tsx",
  settings: "#lib/web/cookies/login-cookies.ts",
};

const ELSEWHERE: [string, string][] = [
  ["lib/login-flow", "#app/layout.tsx"],
  ["components/ui", "#app/layout.tsx"],
  ["components/login", "#lib/web/cookies/login-cookies.ts"],
  ["components/login", "#lib/db/client.ts"],
  ["app", "#scripts/support/settings.ts"],
  ["app", "#lib/testing/make-member.ts"],
];

const ALLOWED: [string, string][] = [
  ["lib/messages", "#lib/kernel/limits.ts"],
  ["lib/sessions", "#lib/login-flow/policy.ts"],
  ["components/login", "#lib/login-flow/policy.ts"],
];

const planted = [
  ...Object.entries(WRONG_WAY).map(([layer, module]): [string, string] => [`lib/${layer}`, module]),
  ...ELSEWHERE,
  ...ALLOWED,
];
const fileOf = (folder: string, module: string) => `${folder}/planted-${module.replaceAll(/\W+/g, "-")}.ts`;

let folder: string;
/** `file rule` of every finding. */
let findings: Set<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kenpo-portal-lint-"));
  const write = (path: string, source: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  };
  for (const [place, module] of planted) {
    write(fileOf(place, module), `import { thing } from "${module}";\n\nexport const used = thing;\n`);
  }
  for (const path of ["lib/kernel/env.ts", "lib/mail/env.ts", "app/env.ts", "components/ui/env.tsx"]) {
    write(path, "export const value = process.env.SECRET;\n");
  }
  for (const file of ["biome.json", "biome.layers.json"]) copyFileSync(file, join(folder, file));
  const { stdout } = spawnSync(
    process.execPath,
    [
      resolve("node_modules/@biomejs/biome/bin/biome"),
      "lint",
      "--vcs-enabled=false",
      "--reporter=github",
      "--max-diagnostics=none",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  findings = new Set(
    [...stdout.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g)].map(
      ([, rule, file]) => `${file?.slice(realpathSync(folder).length + 1)} ${rule}`,
    ),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("imports go one way (docs/architecture.md, Layers)", () => {
  test("every folder of lib is a layer with a rule", () => {
    const folders = readdirSync("lib").filter((name) => name !== "testing");
    expect(Object.keys(WRONG_WAY).sort()).toEqual(folders.sort());
  });

  test.each(Object.entries(WRONG_WAY))("lib/%s may not import %s", (layer, module) => {
    expect(findings).toContain(`${fileOf(`lib/${layer}`, module)} noRestrictedImports`);
  });

  test.each(ELSEWHERE)("%s may not import %s", (place, module) => {
    expect(findings).toContain(`${fileOf(place, module)} noRestrictedImports`);
  });

  test.each(ALLOWED)("%s may import %s", (place, module) => {
    expect(findings).not.toContain(`${fileOf(place, module)} noRestrictedImports`);
  });

  test("process.env is read in lib/kernel/env.ts and nowhere else in the product", () => {
    expect(findings).not.toContain("lib/kernel/env.ts noProcessEnv");
    for (const path of ["lib/mail/env.ts", "app/env.ts", "components/ui/env.tsx"]) {
      expect(findings).toContain(`${path} noProcessEnv`);
    }
  });
});
