import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { SERVER_MEMORY } from "./support/server-memory.ts";
import { WORKER_MEMORY } from "./support/worker-memory.ts";

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-commands-"));
const { PATH, HOME } = process.env;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command with only these settings. */
function run(name: string, variables: Record<string, string>, options: string[] = []) {
  const env = { PATH, HOME, DATA_DIR: folder, NODE_ENV: "production" as const, ...variables };
  const { status, stderr } = spawnSync(process.execPath, [...options, `scripts/${name}.ts`], { env, encoding: "utf8" });
  return { status, lines: stderr.trimEnd().split("\n") };
}

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
  for (const launcher of ["start", "portal"]) {
    expect(readFileSync(`scripts/${launcher}.mjs`, "utf8")).toMatch(/\[SETTINGS_FILE, /);
  }
});

test("a server or worker by itself has the memory of npm start's", () => {
  const launcher = readFileSync("scripts/start.mjs", "utf8");
  const asWritten = (options: readonly string[]) => options.map((option) => `"${option}"`).join(", ");
  expect(launcher).toContain(`serve: [${asWritten(SERVER_MEMORY)}]`);
  expect(launcher).toContain(`work: [${asWritten(["--conditions=react-server", ...WORKER_MEMORY])}]`);
});
