// Runs the stages one after the other and ends with `N passed, N failed`. A stage that is no test run (lint, types,
// build) counts as one.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildIfChanged } from "./support/build.ts";

type Count = { passed: number; failed: number };
type Stage = { name: string; run: () => Count | Promise<Count> };

const REPORTS = "test-results";

function node(...args: string[]): boolean {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: undefined };
  return spawnSync(process.execPath, args, { stdio: "inherit", env }).status === 0;
}

function asOne(isFine: boolean): Count {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A report that is missing or counts nothing is a failure: a run without tests must not pass. */
function counted(isFine: boolean, read: () => Count): Count {
  try {
    const count = read();
    if (count.passed + count.failed === 0) return { passed: 0, failed: 1 };
    return isFine || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function report(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${REPORTS}/${name}.json`, "utf8")) as Record<string, unknown>;
}

function unit(): Count {
  const isFine = node(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${REPORTS}/unit.json`,
  );
  return counted(isFine, () => {
    const { numPassedTests, numFailedTests } = report("unit") as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  });
}

function endToEnd(): Count {
  const isFine = node("node_modules/@playwright/test/cli.js", "test");
  return counted(isFine, () => {
    const { expected, unexpected, flaky } = report("e2e").stats as Record<string, number>;
    // A test that passes only on a retry has failed.
    return { passed: expected ?? 0, failed: (unexpected ?? 0) + (flaky ?? 0) };
  });
}

async function build(): Promise<Count> {
  try {
    await buildIfChanged();
    return asOne(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return asOne(false);
  }
}

const STAGES: Stage[] = [
  { name: "lint", run: () => asOne(node("node_modules/@biomejs/biome/bin/biome", "check", ".")) },
  { name: "unused", run: () => asOne(node("node_modules/knip/bin/knip.js")) },
  {
    name: "types",
    run: () =>
      asOne(node("node_modules/next/dist/bin/next", "typegen") && node("node_modules/typescript/bin/tsc", "-p", ".")),
  },
  { name: "unit", run: unit },
  { name: "build", run: build },
  { name: "e2e", run: endToEnd },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(", ")}. There are: ${STAGES.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
for (const { name, run } of STAGES.filter((stage) => wanted.length === 0 || wanted.includes(stage.name))) {
  const startedAt = performance.now();
  console.log(`\n── ${name}`);
  const { passed, failed } = await run();
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`── ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
