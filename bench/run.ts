// npm run bench: the speed of spec §13, measured on a throw-away database and a
// production server of its own, over HTTP on 127.0.0.1. About 80 seconds.
//   --rounds=3 --seconds=2   length; each figure is the median of the rounds
//   --profile                writes a CPU profile of the server to bench/results/
// Or logins side by side, in turns, so that what else the machine does meets both alike:
//   --growth[=1000000]       3,000 members and that many, among 1,400 insurers
//   --against=<folder>       this checkout and another one, built
//   --against-options=<...>  this server and one whose Node.js is given these options
// Or what others notice while wrong logins come from many sockets at once, for 20 seconds:
//   --flood[=700]            from one network address, then from as many as there are sockets
// Or the server's memory while a clerk prints letters:
//   --letters[=1000]         three documents of so many sheets
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { closeConnections } from "./browser.ts";
import { measureFlood, printFlood } from "./flood.ts";
import { measureLetters, printLetters } from "./letters.ts";
import { closeOwnConnections, measureRound, type Round, watchLogins } from "./measures.ts";
import { medianReport, printReport, printSideBySide, type Side, sideBySide } from "./report.ts";
import { type Closers, closeAll, openStage, type Stage } from "./stage.ts";

const PEOPLE = 3_000;
const OTHER_INSURERS = 1_400;
const SMALL = { members: PEOPLE, people: PEOPLE, otherInsurers: 0 };
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
    growth: { type: "string" },
    flood: { type: "string" },
    letters: { type: "string" },
    against: { type: "string" },
    "against-options": { type: "string", default: "" },
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
  const nodeOptions = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${RESULTS}`] : [];
  const stage = await openStage(closers, SMALL, { folder, nodeOptions });
  // Not counted: the server compiles hot code during the first round.
  await measureRound(stage, seconds);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push(await measureRound(stage, seconds));
  const report = medianReport(seen);
  printReport(report);
  keep("speed", report);
}

/** Two databases and servers at once, logins in turns, so that other load on the machine affects both alike. */
async function benchSideBySide(name: string, stages: readonly [Side, Side]) {
  for (let round = -1; round < rounds; round += 1) {
    for (const side of stages) {
      const seen = await watchLogins(side.stage, seconds * 3);
      if (round >= 0) side.rounds.push(seen);
    }
  }
  const report = sideBySide(stages);
  printSideBySide(report);
  keep(name, report);
}

function sideOf(name: string, stage: Stage): Side {
  return { name, stage, rounds: [] };
}

async function benchGrowth(closers: Closers, folder: string, members: number) {
  const large = { members, people: PEOPLE, otherInsurers: OTHER_INSURERS };
  await benchSideBySide("growth", [
    sideOf(`${PEOPLE} members`, await openStage(closers, SMALL, { folder })),
    sideOf(`${members} members, ${OTHER_INSURERS} insurers`, await openStage(closers, large, { folder })),
  ]);
}

async function benchAgainst(closers: Closers, folder: string, tree: string, nodeOptions: string[]) {
  await benchSideBySide("against", [
    sideOf("this", await openStage(closers, SMALL, { folder })),
    sideOf([tree, ...nodeOptions].join(" "), await openStage(closers, SMALL, { folder, tree, nodeOptions })),
  ]);
}

async function benchFlood(closers: Closers, folder: string, sockets: number) {
  const stage = await openStage(closers, SMALL, { folder, proxyHops: 1 });
  const seen = [
    await measureFlood(stage, { sockets, peers: 1 }),
    await measureFlood(stage, { sockets, peers: sockets }),
  ];
  for (const each of seen) printFlood(each);
  keep("flood", { sockets, seen });
}

async function benchLetters(closers: Closers, folder: string, letters: number) {
  const members = 3 * letters + 100;
  const runs = await measureLetters(await openStage(closers, { ...SMALL, members }, { folder }), letters);
  printLetters(runs);
  keep("letters", { runs });
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
