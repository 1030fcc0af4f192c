import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { endProcess, whenEnded } from "./child-process.ts";

const run = (code: string) => spawn(process.execPath, ["--eval", code], { stdio: ["ignore", "pipe", "ignore"] });
const LIVES_ON = "console.log(1); setInterval(() => {}, 1000);";

test("a process that a signal has killed is not waited for", async () => {
  const killed = run(LIVES_ON);
  await once(killed.stdout, "data");
  killed.kill("SIGKILL");
  expect(await whenEnded(killed)).toBe("signal SIGKILL");
  await endProcess(killed);
  expect(await whenEnded(killed)).toBe("signal SIGKILL");
});

test("how a process ended is said: by its code, by a signal, or that it never began", async () => {
  expect(await whenEnded(run("process.exit(3)"))).toBe("exit code 3");
  expect(await whenEnded(spawn("/nowhere/at/all"))).toContain("ENOENT");
  const asked = run(LIVES_ON);
  await once(asked.stdout, "data");
  await endProcess(asked);
  expect(await whenEnded(asked)).toBe("signal SIGTERM");
});
