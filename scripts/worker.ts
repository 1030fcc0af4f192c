// Sends the outbox's mails and prunes: the process beside the server, as portal_ops. It stops on a signal, or when its
// parent process has ended.
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
  // Waits until the queue's connections are closed; throws when the worker ended unexpectedly.
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
