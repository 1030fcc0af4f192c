import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settingsSchema } from "#lib/kernel/settings.ts";
import { nodeOptions } from "./support/node-options.mjs";

const read = (file: string) => readFileSync(join("deploy", file), "utf8");
const ALERTS = read("prometheus/alerts.yaml");
const OPERATIONS = readFileSync("docs/operations.md", "utf8");

describe("what deploy/ says is what the portal does", () => {
  test("alerts and dashboard ask for measurements that there are", () => {
    const sources = ["lib/kernel/metrics.ts", "lib/jobs/measure-jobs.ts"]
      .map((file) => readFileSync(file, "utf8"))
      .join();
    const made = new Set([...sources.matchAll(/"(portal_\w+)"/g)].map(([, name]) => name));
    for (const schema of ["public", "console"]) made.add(`portal_pool_${schema}_connections`);
    const asked = `${ALERTS}${read("grafana/dashboard.json")}`.matchAll(/\b(portal_\w+?)(?:_bucket)?\b(?=[{[)\s"])/g);
    const names = new Set([...asked].map(([, name]) => name));
    expect(names.size).toBeGreaterThan(8);
    expect([...names].filter((name) => !made.has(name))).toEqual([]);
  });

  test("every alert has its paragraph in docs/operations.md", () => {
    const alerts = [...ALERTS.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(8);
    for (const name of alerts) expect(OPERATIONS, name).toContain(`| \`${name}\` |`);
  });

  test.each([
    { name: "worker", script: "work", setting: "WORKER_HEAP_MB" },
    { name: "server", script: "serve", setting: "SERVER_HEAP_MB" },
  ])("the $name has npm run $script's options wherever it is started, and its bound is a setting", (process) => {
    const { name, script, setting } = process;
    const options = nodeOptions(name);
    const [option, standard] = options.at(-1)?.split("=") ?? [];
    const command = (value: string) => [...options.slice(0, -1), `${option}=${value}`, `scripts/${script}.ts`];
    const [unit] = readdirSync("deploy/systemd").filter((each) => each.includes(name));
    const unitText = read(`systemd/${unit}`);
    expect(unitText).toContain(`ExecStart=node ${command(`\${${setting}}`).join(" ")}\n`);
    expect(unitText).toMatch(new RegExp(`^Environment=.*\\b${setting}=${standard}\\b`, "m"));
    const image = read("Containerfile");
    expect(image).toMatch(new RegExp(`^ENV .*\\b${setting}=${standard}\\b`, "m"));
    const inShell = `exec node ${command(`\${${setting}}`).join(" ")}`;
    // The image's own command is the server's.
    const asWritten = name === "server" ? image : read("compose.yaml").replaceAll("$$", "$");
    expect(asWritten).toContain(`"${inShell}"`);
  });

  test("compose starts the mailbox with npm start's options", () => {
    const words = ["node", ...nodeOptions("mailbox"), "scripts/mailbox.ts"].map((word) => `"${word}"`);
    expect(read("compose.yaml")).toContain(`command: [${words.join(", ")}]`);
  });

  test("compose sets settings that there are", () => {
    const set = [...read("compose.yaml").matchAll(/^ {2,6}([A-Z][A-Z_]+): /gm)].map(([, name = ""]) => name);
    expect(set).toContain("PORTAL_DATABASE_URL");
    expect(set.filter((name) => !(name in settingsSchema.shape))).toEqual([]);
  });

  test("no unit may write anywhere, or become more than it is", () => {
    for (const unit of readdirSync("deploy/systemd")) {
      const text = read(`systemd/${unit}`);
      for (const line of ["DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="]) {
        expect(text.split("\n"), unit).toContain(line);
      }
    }
  });
});
