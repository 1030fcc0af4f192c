// npm run bench: the speed of spec §13, measured on a throw-away database and a
// production server of its own, over HTTP on 127.0.0.1. About 80 seconds.
//   --rounds=3 --seconds=2   length; each figure is the median of the rounds
//   --growth[=1000000]       instead: logins at 3,000 members against that many, among 1,400 insurers
//   --profile                writes a CPU profile of the server to bench/results/
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { closeConnections } from "./browser.ts";
import { closeOwnConnections, measureLogins, measureRound, type Round } from "./measures.ts";
import { medianReport, printGrowth, printReport } from "./report.ts";
import { type Closers, closeAll, openStage } from "./stage.ts";
import { type Load, median, medianLoad } from "./statistics.ts";

const PEOPLE = 3_000;
const OTHER_INSURERS = 1_400;
const RESULTS = resolve("bench/results");

const { values: options } = parseArgs({
  args: process.argv.slice(2).map((each) => (each === "--growth" ? "--growth=1000000" : each)),
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "2" },
    growth: { type: "string" },
    profile: { type: "boolean", default: false },
  },
});
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)];

function machine() {
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  return { cores: availableParallelism(), cpu: cpus()[0]?.model, node: process.version, commit, rounds, seconds };
}

function keep(name: string, result: object) {
  const at = new Date().toISOString();
  const file = join(RESULTS, `${name}-${at.replaceAll(":", "-")}.json`);
  writeFileSync(file, `${JSON.stringify({ at, ...machine(), ...result }, null, 2)}\n`);
}

async function benchSpeed(closers: Closers, folder: string) {
  const size = { members: PEOPLE, people: PEOPLE, otherInsurers: 0 };
  const stage = await openStage(closers, size, { folder, profileFolder: options.profile ? RESULTS : undefined });
  // The first round is not counted: the server compiles what runs often while it runs.
  await measureRound(stage, seconds);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push(await measureRound(stage, seconds));
  const report = medianReport(seen);
  printReport(report);
  keep("speed", report);
}

/** Two databases and servers at once, logins in turns: what else the machine does meets both alike. */
async function benchGrowth(closers: Closers, folder: string, members: number) {
  const at = { folder, profileFolder: undefined };
  const small = await openStage(closers, { members: PEOPLE, people: PEOPLE, otherInsurers: 0 }, at);
  const large = await openStage(closers, { members, people: PEOPLE, otherInsurers: OTHER_INSURERS }, at);
  const seen: [Load, Load][] = [];
  for (let round = -1; round < rounds; round += 1) {
    const [left, right] = [await measureLogins(small, seconds * 3), await measureLogins(large, seconds * 3)];
    if (round >= 0) seen.push([left.login, right.login]);
  }
  const p95Ratio = median(seen.map(([left, right]) => right.p95Ms / left.p95Ms));
  const rows = [
    [`${PEOPLE} members`, medianLoad(seen.map(([left]) => left))],
    [`${members} members, ${OTHER_INSURERS} insurers`, medianLoad(seen.map(([, right]) => right))],
  ] as const;
  printGrowth(rows, p95Ratio);
  keep("growth", { loads: Object.fromEntries(rows), p95Ratio });
}

const closers: Closers = [];
const folder = throwAwayFolder("bench");
async function end() {
  closeConnections();
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end().then(() => process.exit(1)));
try {
  mkdirSync(RESULTS, { recursive: true });
  await buildIfChanged();
  const { cores, cpu, node, commit } = machine();
  console.log(`${cores} cores (${cpu}), Node ${node}, ${commit}; database, server and 8 clients on the same cores\n`);
  closers.push(closeOwnConnections);
  await (options.growth ? benchGrowth(closers, folder, Number(options.growth)) : benchSpeed(closers, folder));
} finally {
  await end();
}
