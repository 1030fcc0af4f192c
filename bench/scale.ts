// npm run bench:scale: does the cost grow with the members? One database of 3,000 members, and one of 1,000,000 in one
// insurer beside 1,400 insurers of 2,000, each with a server of its own. Logins of 8 clients in turns at the small
// database, at the large insurer and at a small one beside it; then, at the large one, the members' search, imports, audit
// verification, the worker's regular jobs, pruning, and a queue of mails. Needs 8 GB of disk and half an hour.
//   --only=mails   the queue of mails alone, among 3,000 members
//   --members=1000000 --insurers=1400 --each=2000 --events=1000000 --old=1000000 --mails=100000 --rounds=5 --seconds=2
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfChanged } from "#scripts/support/build.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { whenToldToEnd } from "#scripts/support/when-told-to-end.ts";
import { closeConnections } from "./browser.ts";
import { closeOwnConnections } from "./measures.ts";
import { measureMailQueue } from "./scale/mail-queue.ts";
import { measureSearches } from "./scale/search.ts";
import { equipOthers, inBulk, type Other, varyMembers, writeAudit, writeOld } from "./scale/seed.ts";
import type { Measured, Wanted } from "./scale/worker-measures.ts";
import { measureSideBySide, printSideBySide } from "./side-by-side.ts";
import { type Closers, closeAll, openStage, type Stage } from "./stage.ts";

const PEOPLE = 3_000;
const IMPORTED = 10_000;
const RESULTS = resolve("bench/results");

const { values } = parseArgs({
  options: {
    members: { type: "string", default: "1000000" },
    insurers: { type: "string", default: "1400" },
    each: { type: "string", default: "2000" },
    events: { type: "string", default: "1000000" },
    old: { type: "string", default: "1000000" },
    mails: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
    only: { type: "string" },
  },
});
const { only, ...sizes } = values;
const size = Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, Number(value)])) as Record<
  keyof typeof sizes,
  number
>;

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return value;
}

async function addManager({ owner }: Stage, insurerId: string, email: string): Promise<string> {
  const clerk = {
    insurerId,
    email,
    name: "健保 花子",
    role: "manager",
    method: "totp",
    invitedAt: new Date(),
  } as const;
  return (await owner.clerk.create({ data: clerk })).id;
}

async function measureWorker(stage: Stage, wanted: Wanted): Promise<Measured[]> {
  const child = fork("bench/scale/worker-measures.ts", {
    env: { ...process.env, ...stage.workerVariables, LOG_LEVEL: "warn" },
    execArgv: nodeOptions("worker"),
  });
  const found: Measured[] = [];
  child.on("message", (measured: Measured) => {
    found.push(measured);
    console.log(`${measured.what}: ${measured.seconds.toFixed(1)} s ${JSON.stringify(measured.seen ?? null)}`);
  });
  child.send(wanted);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the worker's measures ended with ${code}`);
  return found;
}

/** All other insurers' logins, and of the large one what makes its members differ, its audit and what is to be pruned. */
async function fillRest({ owner, insurer }: Stage): Promise<Other> {
  const other = await inBulk(owner, async () => {
    await varyMembers(owner, insurer.id);
    await writeAudit(owner, insurer.id, size.events);
    await writeOld(owner, insurer.id, { attempts: size.old, sessions: size.old / 2 });
    return equipOthers(owner, insurer);
  });
  await owner.$executeRawUnsafe("vacuum analyze");
  return other;
}

async function bench(closers: Closers, folder: string) {
  const beside = { otherInsurers: size.insurers, otherMembers: size.each };
  const large = await timed("fill the large database", () =>
    openStage(closers, { members: size.members, people: PEOPLE, ...beside }, { folder }),
  );
  // Second: the verbs in this process take the database of the first stage.
  const small = await openStage(closers, { members: PEOPLE, people: PEOPLE, otherInsurers: 0 }, { folder });
  const { insurer } = large;
  const other = await timed("fill the rest", () => fillRest(large));
  const beside700 = { ...large, ...other, site: { ...large.site, host: other.insurer.host } };
  const logins = await measureSideBySide(
    [
      { name: `${PEOPLE} members, alone`, stage: small },
      { name: `${size.each} members beside them`, stage: beside700 },
      { name: `${size.members} members`, stage: large },
    ],
    size,
  );
  printSideBySide(logins);
  const clerkId = await addManager(large, insurer.id, "large@example.jp");
  const importing = [
    {
      name: `of ${size.each} members`,
      insurerId: other.insurer.id,
      clerkId: await addManager(large, other.insurer.id, "small@example.jp"),
    },
    { name: `of ${size.members} members`, insurerId: insurer.id, clerkId },
  ];
  const searches = await measureSearches(insurer, clerkId);
  for (const [name, p95Ms] of Object.entries(searches)) console.log(`search, ${name}: p95 ${p95Ms.toFixed(1)} ms`);
  const worker = await measureWorker(large, { importing, rows: IMPORTED, auditOf: insurer.id });
  const mails = await measureMailQueue(closers, large, size.mails);
  console.log(mails);
  return { size, logins, searches, worker, mails };
}

async function benchMails(closers: Closers, folder: string) {
  const stage = await openStage(closers, { members: PEOPLE, people: PEOPLE, otherInsurers: 0 }, { folder });
  const mails = await measureMailQueue(closers, stage, size.mails);
  console.log(mails);
  return { size, mails };
}

const closers: Closers = [closeOwnConnections];
const folder = throwAwayFolder("scale");
async function end() {
  closeConnections();
  await closeAll(closers);
  rmSync(folder, { recursive: true, force: true });
}
whenToldToEnd(() => end().then(() => process.exit(1)));
try {
  mkdirSync(RESULTS, { recursive: true });
  await buildIfChanged();
  const at = new Date().toISOString();
  const result = await (only === "mails" ? benchMails : bench)(closers, folder);
  writeFileSync(join(RESULTS, "scale.json"), `${JSON.stringify({ at, ...result }, null, 2)}\n`);
} finally {
  await end();
}
process.exit();
