// Sends the outbox's mails and prunes: the process beside the server, as portal_ops. It stops on a signal, or when its
// parent process has ended.
import { prisma } from "#lib/db/client.ts";
import { measureQueue } from "#lib/jobs/measure-jobs.ts";
import { runWorker } from "#lib/jobs/run-worker.ts";
import { writeOnlyJson } from "#lib/kernel/json-output.ts";
import { log } from "#lib/kernel/log.ts";
import { checkSettings, settingsSchema } from "#lib/kernel/settings.ts";
import { mailTransport } from "#lib/mail/transport.ts";
import { beginTracing } from "./support/begin-tracing.ts";
import { openPrivatePort } from "./support/private-port.ts";
import { measureProcess } from "./support/process-metrics.ts";
import { openReadiness } from "./support/readiness.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

writeOnlyJson(log);

const workerSettings = settingsSchema.pick({
  WORKER_METRICS_PORT: true,
  OTEL_EXPORTER_OTLP_ENDPOINT: true,
  METRICS_ADDRESS: true,
});

function readWorkerSettings() {
  const { settings, wrong } = checkSettings(workerSettings, process.env);
  if (!settings) throw new Error(wrong.join(" "));
  return settings;
}

function openOperatorsPort(settings: ReturnType<typeof readWorkerSettings>, isStopping: () => boolean) {
  measureQueue();
  const { ask } = openReadiness(process.env.PORTAL_DATABASE_URL ?? "", {
    ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS ?? "",
    PASSWORD_PEPPERS: process.env.PASSWORD_PEPPERS ?? "",
  });
  openPrivatePort(
    { port: settings.WORKER_METRICS_PORT, host: settings.METRICS_ADDRESS },
    { ask, metrics: measureProcess(), isStopping },
    (error) => {
      log.fatal(error);
      process.exit(1);
    },
  );
}

async function work() {
  let isStopping = false;
  const settings = readWorkerSettings();
  const endTracing = await beginTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT, "portal-worker", log);
  openOperatorsPort(settings, () => isStopping);
  const worker = await runWorker(mailTransport());
  const stop = () => {
    isStopping = true;
    return worker.stop();
  };
  whenToldToEnd(stop);
  process.send?.("ready");
  log.info("worker started");
  await worker.finished;
  // Waits until the queue's connections are closed; throws when the worker ended unexpectedly.
  await stop();
  await prisma().$disconnect();
  await endTracing();
  log.info("worker stopped");
}

try {
  await work();
  process.exit(0);
} catch (error) {
  log.fatal(error);
  process.exit(1);
}
