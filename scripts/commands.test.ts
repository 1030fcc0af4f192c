import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodeOptions } from "./support/node-options.mjs";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-commands-"));
const { PATH, HOME } = process.env;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command with only these settings. */
function run(name: string, variables: Record<string, string>, options: string[] = []) {
  const env = { PATH, HOME, DATA_DIR: folder, NODE_ENV: "production" as const, ...variables };
  const { status, stderr } = spawnSync(process.execPath, [...options, `scripts/${name}.ts`], { env, encoding: "utf8" });
  return { status, lines: stderr.trimEnd().split("\n") };
}

test("the example of an insurer is one that insurers create takes", async () => {
  const { newInsurerSchema } = await import("#lib/operations/create-insurer.ts");
  const example = JSON.parse(readFileSync("deploy/insurer.example.json", "utf8"));
  expect(newInsurerSchema.safeParse(example)).toMatchObject({ success: true });
});

describe("each command refuses wrong settings with a line for each, and exit code 1", () => {
  test.each(["start", "migrate", "serve", "work"])("%s", (name) => {
    expect(run(name, { DATABASE_URL: "mysql://x/y", TRUSTED_PROXY_HOPS: "one" })).toEqual({
      status: 1,
      lines: [
        "DATABASE_URL is not an address like postgresql://user:password@host:5432/database.",
        "TRUSTED_PROXY_HOPS=one is not a number of proxies (0 to 10).",
        expect.stringContaining("AUTH_SECRET"),
      ],
    });
  });
});

test("the settings' file is read, and the environment wins", () => {
  const file = join(folder, "settings");
  writeFileSync(file, 'TRUSTED_PROXY_HOPS=one # proxies\nPUBLIC_SCHEME="ftp"\n');
  const { lines } = run("serve", { PUBLIC_SCHEME: "gopher" }, [`--env-file-if-exists=${file}`]);
  expect(lines).toEqual([
    "PUBLIC_SCHEME=gopher is neither http nor https.",
    "TRUSTED_PROXY_HOPS=one is not a number of proxies (0 to 10).",
  ]);
  for (const launcher of ["support/run-project-node", "portal"]) {
    expect(readFileSync(`scripts/${launcher}.mjs`, "utf8")).toMatch(/\[\.\.\.SETTINGS_FILE, /);
  }
});

test.each([
  ["server", "SERVER_HEAP_MB", "288"],
  ["worker", "WORKER_HEAP_MB", "512"],
])("an operator sets the bound of a %s's memory", (name, setting, standard) => {
  const bound = (variables: Record<string, string>) => nodeOptions(name, variables).at(-1);
  expect(bound({})).toBe(`--max-old-space-size=${standard}`);
  expect(bound({ [setting]: "" })).toBe(`--max-old-space-size=${standard}`);
  expect(bound({ [setting]: "1024" })).toBe("--max-old-space-size=1024");
  // Node.js would refuse it in words of its own.
  expect(bound({ [setting]: "much" })).toBe(`--max-old-space-size=${standard}`);
  expect(run("serve", { [setting]: "much" }).lines).toEqual([
    `${setting}=much is not a number of megabytes (128 to 65536).`,
  ]);
});
