// A queue of mails that a real worker sends to a real SMTP server.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sealMailBody } from "#lib/mail/mail-body.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { Supervised } from "#scripts/support/supervised.ts";
import { MailServer } from "../faults/mail-server.ts";
import type { Closers, Stage } from "../stage.ts";

const AT_ONCE = 5_000;
const BODY = { subject: "お知らせ", text: "本文", html: "<p>本文</p>" };

/** As queueMail writes them, many at once. @param expiresAt only of mails that somebody waits for. @returns the last one */
async function queueMails({ owner, insurer }: Stage, count: number, expiresAt: Date | null): Promise<string> {
  // portal_enqueue_mail sees rows under row-level security.
  await owner.$executeRaw`select set_config('app.insurer_id', ${insurer.id}, false)`;
  let last = "";
  for (let start = 0; start < count; start += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, count - start) }, () => randomUUID());
    const bodies = ids.map((id) => sealMailBody(BODY, { insurerId: insurer.id, id }));
    last = ids.at(-1) ?? "";
    await owner.$executeRaw`
      insert into "MailMessage" ("insurerId", "id", "kind", "toEmail", "bodyEncrypted", "createdAt", "expiresAt")
      select ${insurer.id}::uuid, id, ${expiresAt ? "login-code" : "notice"}, 'queue@example.jp', body, now(),
        ${expiresAt}::timestamptz
      from unnest(${ids}::uuid[], ${bodies}::text[]) as given(id, body)`;
    await owner.$executeRaw`
      select portal_enqueue_mail(${insurer.id}::uuid, id) from unnest(${ids}::uuid[]) as given(id)`;
  }
  return last;
}

/** @returns seconds until the row is there no longer */
async function untilSent({ owner }: Stage, id: string | null): Promise<number> {
  const start = performance.now();
  for (;;) {
    const waiting = await owner.mailMessage.findFirst({
      where: { status: "queued", ...(id && { id }) },
      select: { id: true },
    });
    if (!waiting) return (performance.now() - start) / 1000;
    await sleep(id ? 50 : 1000);
  }
}

export type MailQueue = Record<"queueSeconds" | "codeSeconds" | "drainSeconds" | "arrived" | "lost" | "twice", number>;

export async function measureMailQueue(closers: Closers, stage: Stage, mails: number): Promise<MailQueue> {
  const server = new MailServer();
  await server.start();
  closers.push(() => server.stop());
  const start = performance.now();
  await queueMails(stage, mails, null);
  const queueSeconds = (performance.now() - start) / 1000;
  const worker = new Supervised({
    script: "scripts/worker.ts",
    env: { ...process.env, ...stage.workerVariables, LOCAL_SMTP_PORT: String(server.port), LOG_LEVEL: "warn" },
    execArgv: nodeOptions("worker"),
  });
  closers.push(() => worker.stop());
  const began = performance.now();
  await worker.start();
  // It works on those that wait; then somebody logs in.
  await sleep(5_000);
  const code = await queueMails(stage, 1, new Date(Date.now() + 3_600_000));
  const codeSeconds = await untilSent(stage, code);
  await untilSent(stage, null);
  const drainSeconds = (performance.now() - began) / 1000;
  const arrivals = server.arrivals();
  const sent = await stage.owner.mailMessage.findMany({ select: { id: true } });
  const lost = sent.filter(({ id }) => !arrivals.has(id)).length;
  const twice = [...arrivals.values()].filter(({ times }) => times > 1).length;
  return { queueSeconds, codeSeconds, drainSeconds, arrived: arrivals.size, lost, twice };
}
