import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const SCRIPT = `
  import { whenNpmEnds } from "./scripts/support/when-npm-ends.mjs";
  whenNpmEnds(() => { console.log("npm ended"); process.exit(); });
  const parent = process.ppid;
  console.log(process.pid);
  setInterval(() => {
    if (process.ppid === parent) return;
    setTimeout(() => { console.log("nobody noticed"); process.exit(); }, 3_000);
  }, 20);`;

/** What a script of a shell says after the shell got a signal. */
async function saidAfterSignal(environment: Record<string, string>) {
  // `true` keeps the shell from becoming the script.
  const command = `"${process.execPath}" --input-type=module --eval '${SCRIPT}'; true`;
  const { npm_lifecycle_event: _, ...own } = process.env;
  const shell = spawn("sh", ["-c", command], { env: { ...own, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (/^\d+\n$/.test(said)) shell.kill("SIGTERM");
  });
  await once(shell.stdout, "end");
  return said.split("\n")[1];
}

test("SIGTERM to npm, whose shell keeps it to itself, reaches the portal", async () => {
  expect(await saidAfterSignal({ npm_lifecycle_event: "start" })).toBe("npm ended");
});

test("without npm the parent may go: a supervisor's shell is nobody's business", async () => {
  expect(await saidAfterSignal({})).toBe("nobody noticed");
});
