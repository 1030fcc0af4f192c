// npm run bench: the speed of spec §13, measured on a throw-away database and a
// production server of its own, over HTTP on 127.0.0.1; see docs/performance.md.
//   --rounds=3 --seconds=2   length; each figure is the median of the rounds
//   --only=login,wizard      only these of its parts
//   --members=3000           of the insurer whose members log in
//   --profile                writes a CPU profile of the server to bench/results/
// Or logins side by side, in turns, so that what else the machine does meets both alike:
//   --growth[=1000000]       3,000 members and that many, among 1,400 insurers
//   --against=<folder>       this checkout and another one, built
//   --against-options=<...>  this server and one whose Node.js is given these options
// Or what others notice while wrong logins come from many sockets at once, for 20 seconds:
//   --flood[=700]            from one network address, then from as many as there are sockets
// Or the server's memory while a clerk prints letters:
//   --letters[=1000]         three documents of so many sheets; the last is printed to bench/results/letters.pdf
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { whenToldToEnd } from "#scripts/support/when-told-to-end.ts";
import { openBenches } from "./benches.ts";
import { closeConnections } from "./browser.ts";
import { measureFlood, printFlood } from "./flood.ts";
import { measureLetters, printLetters } from "./letters.ts";
import { closeOwnConnections } from "./measures.ts";
import { printRatios } from "./ratios.ts";
import { medianReport, printReport, type Round } from "./report.ts";
import { measureSideBySide, printSideBySide, type Side } from "./side-by-side.ts";
import { type Closers, closeAll, openStage } from "./stage.ts";
import type { Bench } from "./watch.ts";

const PEOPLE = 3_000;
const OTHER_INSURERS = 1_400;
/** Of the p95 of a login, among so many more members. */
const MAX_GROWTH = 1.2;
const RESULTS = resolve("bench/results");

/** Of options that may stand alone. */
const DEFAULTS: Record<string, string> = {
  "--growth": "--growth=1000000",
  "--flood": "--flood=700",
  "--letters": "--letters=1000",
};

const { values: options } = parseArgs({
  args: process.argv.slice(2).map((each) => DEFAULTS[each] ?? each),
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "2" },
    members: { type: "string", default: String(PEOPLE) },
    only: { type: "string" },
    growth: { type: "string" },
    flood: { type: "string" },
    letters: { type: "string" },
    against: { type: "string" },
    "against-options": { type: "string", default: "" },
    profile: { type: "boolean", default: false },
  },
});
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)];
const size = { members: Number(options.members), people: PEOPLE, otherInsurers: 0 };

function machine() {
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  return { cores: availableParallelism(), cpu: cpus()[0]?.model, node: process.version, commit, rounds, seconds };
}

function keep(name: string, result: object) {
  const at = new Date().toISOString();
  const file = join(RESULTS, `${name}-${at.replaceAll(":", "-")}.json`);
  writeFileSync(file, `${JSON.stringify({ at, ...machine(), ...result }, null, 2)}\n`);
}

async function measureRound(benches: readonly Bench[]): Promise<Round> {
  const round: Round = new Map();
  for (const { measure } of benches) {
    for (const [name, seen] of await measure(seconds)) round.set(name, seen);
  }
  return round;
}

async function benchSpeed(closers: Closers, folder: string) {
  const nodeOptions = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${RESULTS}`] : [];
  const stage = await openStage(closers, size, { folder, nodeOptions, sendsMail: true });
  const benches = await openBenches(closers, stage, options.only);
  // Not counted: the servers compile hot code during the first round.
  await measureRound(benches);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push(await measureRound(benches));
  const report = medianReport(seen);
  printReport(report);
  printRatios(report);
  keep("speed", report);
}

async function benchSideBySide(name: string, sides: readonly [Side, Side], maxP95Ratio?: number) {
  const report = await measureSideBySide(sides, { rounds, seconds });
  printSideBySide(report, maxP95Ratio);
  keep(name, report);
}

async function benchGrowth(closers: Closers, folder: string, members: number) {
  const large = { ...size, members, otherInsurers: OTHER_INSURERS };
  const sides: [Side, Side] = [
    { name: `${size.members} members`, stage: await openStage(closers, size, { folder }) },
    { name: `${members}, ${OTHER_INSURERS} insurers`, stage: await openStage(closers, large, { folder }) },
  ];
  await benchSideBySide("growth", sides, MAX_GROWTH);
}

async function benchAgainst(closers: Closers, folder: string, tree: string, nodeOptions: string[]) {
  const name = [tree, ...nodeOptions].join(" ");
  await benchSideBySide("against", [
    { name: "this", stage: await openStage(closers, size, { folder }) },
    { name, stage: await openStage(closers, size, { folder, tree, nodeOptions }) },
  ]);
}

async function benchFlood(closers: Closers, folder: string, sockets: number) {
  const stage = await openStage(closers, size, { folder, proxyHops: 1 });
  const seen = [
    await measureFlood(stage, { sockets, peers: 1 }),
    await measureFlood(stage, { sockets, peers: sockets }),
  ];
  for (const each of seen) printFlood(each);
  keep("flood", { sockets, seen });
}

async function benchLetters(closers: Closers, folder: string, letters: number) {
  const members = 3 * letters + 100;
  const { runs, pdf } = await measureLetters(await openStage(closers, { ...size, members }, { folder }), letters);
  printLetters(runs);
  keep("letters", { runs });
  const file = join(RESULTS, "letters.pdf");
  writeFileSync(file, pdf);
  console.log(`printed by Chromium: ${letters} pages, one for each member (${file})`);
}

const closers: Closers = [];
const folder = throwAwayFolder("bench");
async function end() {
  closeConnections();
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
whenToldToEnd(() => end().then(() => process.exit(1)));
try {
  mkdirSync(RESULTS, { recursive: true });
  await buildIfChanged();
  const { cores, cpu, node, commit } = machine();
  console.log(`${cores} cores (${cpu}), Node ${node}, ${commit}; database, server and 8 clients on the same cores\n`);
  closers.push(closeOwnConnections);
  const nodeOptions = options["against-options"].split(" ").filter(Boolean);
  if (options.flood) await benchFlood(closers, folder, Number(options.flood));
  else if (options.letters) await benchLetters(closers, folder, Number(options.letters));
  else if (options.growth) await benchGrowth(closers, folder, Number(options.growth));
  else if (options.against || nodeOptions.length > 0)
    await benchAgainst(closers, folder, resolve(options.against ?? "."), nodeOptions);
  else await benchSpeed(closers, folder);
} finally {
  await end();
}
