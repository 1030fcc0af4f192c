// Sends the mails of the outbox and prunes: the process beside the server. As
// portal_ops; stops when told, or when whoever forked it is gone.
import { prisma } from "#lib/db/client.ts";
import { runWorker } from "#lib/jobs/run-worker.ts";
import { writeOnlyJson } from "#lib/kernel/json-output.ts";
import { log } from "#lib/kernel/log.ts";
import { mailTransport } from "#lib/mail/transport.ts";

writeOnlyJson(log);

async function work() {
  const { stop, finished } = await runWorker(mailTransport());
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, stop);
  process.send?.("ready");
  log.info("worker started");
  await finished;
  // Waits until the queue's connections are closed; fails when the worker ended without being told.
  await stop();
  await prisma().$disconnect();
  log.info("worker stopped");
}

try {
  await work();
  process.exit(0);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
