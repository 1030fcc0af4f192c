// One document of letters after the other, as a clerk prints them, and the server's memory meanwhile.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { demoClerks } from "#prisma/seed/demo-clerks.ts";
import { seedClerk } from "#prisma/seed/seed-clerk.ts";
import { Browser } from "./browser.ts";
import { printToPdf } from "./print-to-pdf.ts";
import type { Stage } from "./stage.ts";

const SAMPLE_MS = 100;

export type LetterRun = { letters: number; seconds: number; megabytes: number; rssBeforeMb: number; rssPeakMb: number };

const toMb = (bytes: number) => bytes / 1024 / 1024;

/** A clerk's browser, signed in at the console. */
async function clerkBrowser({ insurer, site }: Stage): Promise<{ browser: Browser; clerkId: string }> {
  const [demo] = demoClerks();
  const portal = await findInsurerById(CONSOLE_ID);
  if (!demo || !portal) throw new Error("no console");
  const clerk = { ...demo, insurerSlug: insurer.slug, role: "officer", email: "bench@example.jp" } as const;
  const clerkId = await seedClerk(new Date(), clerk);
  if (!clerkId) throw new Error("no clerk");
  const { token } = await openSession(systemContext(portal, new Date()), { memberId: clerkId });
  const browser = new Browser({ host: portal.host, port: site.port });
  browser.cookies.set("__Host-session", token);
  return { browser, clerkId };
}

/** An approved order for the next members: each has a password and an app, which their letter ends. */
async function orderLetters(
  { owner, insurer }: Stage,
  clerkId: string,
  from: number,
  letters: number,
): Promise<string> {
  const id = randomUUID();
  await owner.$executeRaw`
    insert into "LetterOrder" ("insurerId", "id", "clerkId", "unit", "target", "requestedAt", "approvedAt")
    values (${insurer.id}::uuid, ${id}::uuid, ${clerkId}::uuid, 'person', '{"by":"numbers"}', now(), now())`;
  await owner.$executeRaw`
    insert into "Letter" ("insurerId", "orderId", "serial", "envelope", "memberId")
    select ${insurer.id}::uuid, ${id}::uuid, row_number() over (), row_number() over (), "id"
    from (select "id" from "Member" where "insurerId" = ${insurer.id}::uuid and "symbol" = 'bench'
      order by "id" offset ${from}::int limit ${letters}::int) as chosen`;
  return id;
}

/** Some postal addresses fill the window of the envelope, one of a hundred more than that. */
async function giveAddresses({ owner, insurer }: Stage): Promise<void> {
  await owner.$executeRaw`
    update "Member" set "name" = '健保　' || case when "number"::int % 50 = 0 then '太郎左衛門之助長政' else '太郎' end,
      "postalCode" = '1000013', "postalAddress" = '東京都千代田区霞が関１丁目２番' || "number" || '号',
      "postalBuilding" = case when "number"::int % 100 = 0 then 'けんぽグランドマンション霞が関イーストタワー壱番館３４０５号室（健保様方）'
        when "number"::int % 3 = 0 then 'けんぽマンション４０５号室' end
    where "insurerId" = ${insurer.id}::uuid and "symbol" = 'bench'`;
}

type Printed = { run: LetterRun; html: string };

async function print(stage: Stage, browser: Browser, orderId: string, letters: number): Promise<Printed> {
  const rss = async () => toMb((await stage.serverState()).rssBytes);
  const rssBeforeMb = await rss();
  const start = performance.now();
  let [rssPeakMb, isOver] = [rssBeforeMb, false];
  const watch = async () => {
    while (!isOver) {
      rssPeakMb = Math.max(rssPeakMb, await rss());
      await sleep(SAMPLE_MS);
    }
  };
  const [{ status, body, location = "" }] = await Promise.all([
    browser.post(`/letters/${orderId}/document`).finally(() => {
      isOver = true;
    }),
    watch(),
  ]);
  const sheets = body.split("<article").length - 1;
  if (status !== 200 || sheets !== letters) throw new Error(`${status} ${location}: ${sheets} sheets, not ${letters}`);
  const seconds = (performance.now() - start) / 1000;
  const run = { letters, seconds, megabytes: toMb(Buffer.byteLength(body)), rssBeforeMb, rssPeakMb };
  return { run, html: body };
}

export type MeasuredLetters = {
  runs: LetterRun[];
  /** The last document, printed by Chromium: a page for each member. */
  pdf: Buffer;
};

/** Three documents of so many letters: the first is the first thing that the server does. */
export async function measureLetters(stage: Stage, letters: number): Promise<MeasuredLetters> {
  await giveAddresses(stage);
  const policy = { temporaryCredential: "random" };
  await stage.owner.$executeRaw`
    update "Insurer" set "policy" = "policy" || ${JSON.stringify(policy)}::jsonb where "id" = ${stage.insurer.id}::uuid`;
  const { browser, clerkId } = await clerkBrowser(stage);
  const printed: Printed[] = [];
  let from = 0;
  for (; from < 3 * letters; from += letters) {
    printed.push(await print(stage, browser, await orderLetters(stage, clerkId, from, letters), letters));
  }
  const pdf = await printToPdf(printed.at(-1)?.html ?? "", letters, /bench\d+/g);
  return { runs: printed.map(({ run }) => run), pdf };
}

export function printLetters(runs: readonly LetterRun[]) {
  for (const { letters, seconds, megabytes, rssBeforeMb, rssPeakMb } of runs) {
    const memory = `RSS ${rssBeforeMb.toFixed(0)} MB, at most ${rssPeakMb.toFixed(0)} MB (+${(rssPeakMb - rssBeforeMb).toFixed(0)})`;
    console.log(`${letters} letters: ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB of HTML, ${memory}`);
  }
}
