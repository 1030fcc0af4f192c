// node --conditions=react-server bench/documents.ts: how fast 資格確認書 are delivered, how much memory the worker takes for
// it, and how fast one is written as PDF, on a throw-away database.
//   --people=10000   members who agree to the electronic delivery
//   --opened=100     PDFs
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { CONSENT_VERSION } from "#lib/eligibility/consent.ts";
import { deliver } from "#lib/eligibility/deliver.ts";
import { listDelivery } from "#lib/eligibility/delivery-list.ts";
import { listDocuments, openDocument } from "#lib/eligibility/member-documents.ts";
import { drawDocument } from "#lib/eligibility/paper/draw-document.ts";
import { verifyUrl } from "#lib/eligibility/verify-document.ts";
import { type Insurer, toInsurer } from "#lib/insurers/insurer.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { prepareDatabase, roleUrl } from "#prisma/prepare.ts";
import { DEMO_INSURERS } from "#prisma/seed/demo-insurers.ts";
import { seedInsurer } from "#prisma/seed/seed-insurer.ts";
import { demoSecrets } from "#scripts/support/demo-secrets.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { WORKER_MEMORY } from "#scripts/support/worker-memory.ts";
import { type Closers, closeAll } from "./stage.ts";

const { values: given } = parseArgs({
  options: { people: { type: "string", default: "10000" }, opened: { type: "string", default: "100" } },
});
const [people, opened] = [Number(given.people), Number(given.opened)];

const MEGABYTE = 1024 * 1024;

async function makeInsurer(owner: PrismaClient): Promise<Insurer> {
  const [demo] = DEMO_INSURERS;
  if (!demo) throw new Error("no demo insurer");
  const insurerId = randomUUID();
  await owner.$transaction((tx) => seedInsurer(tx, { insurerId, now: new Date() }, demo));
  return toInsurer(await owner.insurer.findUniqueOrThrow({ where: { id: insurerId } }));
}

/** Members with a confirmed address, 資格 and a consent. */
async function fill(owner: PrismaClient, { id }: Insurer): Promise<void> {
  await owner.$executeRaw`
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
      "email", "emailConfirmedAt", "qualifiedOn", "updatedAt")
    select ${id}::uuid, gen_random_uuid(), '101', n::text, '00', 'insured', 'ケンポ　タロウ', '髙橋　太郎', '1979-08-22',
      'd' || n, 'd' || n || '@example.jp', now(), '2020-04-01', now()
    from generate_series(1, ${people}::int) n`;
  await owner.$executeRaw`
    insert into "Eligibility" ("insurerId", "memberId", "insurerNumber", "validUntil", "copay", "delivery", "updatedAt")
    select "insurerId", "id", '06132013', '2099-03-31', '3割', 'certificate', now()
    from "Member" where "insurerId" = ${id}::uuid and "symbol" = '101'`;
  await owner.$executeRaw`
    insert into "DeliveryConsent" ("insurerId", "id", "memberId", "version", "givenAt")
    select "insurerId", gen_random_uuid(), "memberId", ${CONSENT_VERSION}::int, now()
    from "Eligibility" where "insurerId" = ${id}::uuid`;
}

/** Runs `work` and says how long it took for each of `count`, and how much the process grew at most. */
async function measure(name: string, count: number, work: () => Promise<unknown>): Promise<void> {
  globalThis.gc?.();
  const [start, before] = [performance.now(), process.memoryUsage.rss()];
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  await work();
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  const each = ((1000 * seconds) / count).toFixed(1);
  console.log(
    `${name.padEnd(8)} ${seconds.toFixed(1)} s  ${each} ms each  RSS +${Math.round((most - before) / MEGABYTE)} MB`,
  );
}

async function openSome(insurer: Insurer): Promise<void> {
  const context = operatorContext(insurer, new Date());
  const query = { list: "delivered", after: null, limit: opened } as const;
  for (const { memberId } of await inInsurer(context, (scope) => listDelivery(scope, query))) {
    const document = await inInsurer(context, async (scope) => {
      const [line] = await listDocuments(scope, memberId);
      return openDocument(scope, { memberId, sessionId: randomUUID(), id: line?.id ?? "" });
    });
    if (!document.ok) throw new Error(document.code);
    await drawDocument(document.value, { size: "a4", verifyUrl: verifyUrl(insurer, document.value.code) });
  }
}

async function bench(closers: Closers, folder: string): Promise<void> {
  const secrets = demoSecrets(folder);
  const database = await startEmbeddedPostgres(folder, secrets.DATABASE_OWNER_PASSWORD);
  closers.push(database.stop);
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = secrets;
  await prepareDatabase(database.ownerUrl, { app, ops });
  const { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS } = secrets;
  const PORTAL_DATABASE_URL = roleUrl(database.ownerUrl, "portal_ops", ops);
  Object.assign(process.env, { AUTH_SECRET, ENCRYPTION_KEYS, PASSWORD_PEPPERS, PORTAL_DATABASE_URL });
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.ownerUrl, max: 1 }) });
  closers.push(() => owner.$disconnect());
  const insurer = await makeInsurer(owner);
  await fill(owner, insurer);
  const toAll = async () => {
    const counts = await deliver(operatorContext(insurer, new Date()), null, { report: () => {} });
    console.log(JSON.stringify(counts));
  };
  await measure("deliver", people, toAll);
  await measure("again", people, toAll);
  await measure("open", opened, () => openSome(insurer));
}

async function benchHere(): Promise<void> {
  const folder = throwAwayFolder("bench-documents");
  chmodSync(folder, 0o755);
  const closers: Closers = [];
  try {
    await bench(closers, folder);
  } finally {
    await closeAll(closers);
    rmSync(folder, { recursive: true, force: true });
  }
}

const isWorker = WORKER_MEMORY.every((option) => process.execArgv.includes(option));
if (isWorker) await benchHere();
else {
  const execArgv = ["--conditions=react-server", "--expose-gc", ...WORKER_MEMORY];
  const child = fork(import.meta.filename, process.argv.slice(2), { execArgv });
  await once(child, "exit");
}
process.exit();
