// Everything `npm start` runs, in order: settings, database, migrations, demo data, build, mailbox, worker, server.
// Ends in the reverse order.
import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { checkKeys } from "#prisma/check-keys.ts";
import { prepareDatabase } from "#prisma/prepare.ts";
import { buildIfChanged } from "./support/build.ts";
import { type ChildName, childEnvironment } from "./support/child-environment.ts";
import { endProcess, whenEnded } from "./support/child-process.ts";
import { nodeOptions } from "./support/node-options.mjs";
import { openDatabase } from "./support/open-database.ts";
import { assertPortFree } from "./support/ports.ts";
import { printDemoLogins } from "./support/print-demo-logins.ts";
import { failWith } from "./support/run-command.ts";
import { readSettings, roleVariables, type Settings, SettingsError } from "./support/settings.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

type Stop = () => Promise<unknown> | unknown;
const stops: Stop[] = [];
let isStopping = false;

async function stopAll(code: number) {
  if (isStopping) return;
  isStopping = true;
  for (const stop of stops.reverse()) await stop();
  process.exit(code);
}

/** One part that ends by itself, or is killed, ends the portal: whoever supervises it starts it again. */
async function stopWhenEnded(name: string, ended: Promise<string>) {
  const how = await ended;
  if (isStopping) return;
  console.error(`The ${name} ended (${how}): the portal stops.`);
  await stopAll(1);
}

/** One of our processes, in an environment of its own. */
function forkChild(name: Exclude<ChildName, "build">, variables: Record<string, string>): ChildProcess {
  const env = childEnvironment(name, process.env, variables);
  return fork(`scripts/${name}.ts`, { env, execArgv: nodeOptions(name, process.env) });
}

/** Starts one that stays. */
function startProcess(
  name: "mailbox" | "worker" | "server" | "sample-service",
  variables: Record<string, string>,
): Promise<ChildProcess> {
  const child = forkChild(name, variables);
  stops.push(() => endProcess(child));
  stopWhenEnded(name, whenEnded(child));
  return new Promise((fulfil) => child.once("message", () => fulfil(child)));
}

async function serve(settings: Settings) {
  const ports = settings.isDemo
    ? {
        PORT: settings.port,
        MAILBOX_PORT: settings.mailboxPort,
        SMTP_PORT: settings.smtpPort,
        SAMPLE_PORT: settings.samplePort,
      }
    : { PORT: settings.port };
  for (const [name, port] of Object.entries(ports)) await assertPortFree(name, port);
  const database = await openDatabase(settings);
  stops.push(database.stop);
  stopWhenEnded("database", database.ended);
  const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = settings.secrets;
  const isNew = (await prepareDatabase(database.ownerUrl, { app, ops }, settings)).length > 0;
  const wrongKey = await checkKeys(database.ownerUrl, settings.secrets);
  if (wrongKey) throw new SettingsError(wrongKey);
  const operations = roleVariables(settings, database.ownerUrl, "portal_ops");
  const seed = async () => {
    if (settings.isDemo) await seedDemo({ ...operations, ...sampleVariables(settings) });
  };
  // At the first start nobody sees an empty portal; later there is next to nothing to fill in.
  if (isNew) await seed();
  await buildIfChanged();
  // By itself: the first page waits for nobody else.
  await startProcess("server", roleVariables(settings, database.ownerUrl, "portal_app"));
  await Promise.all([
    isNew || seed(),
    settings.isDemo && startProcess("mailbox", mailboxVariables(settings)),
    settings.isDemo && startProcess("sample-service", sampleVariables(settings)),
    startProcess("worker", operations),
  ]);
  await printDemoLogins(settings);
}

function mailboxVariables({ smtpPort, mailboxPort }: Settings) {
  return { SMTP_PORT: String(smtpPort), MAILBOX_PORT: String(mailboxPort) };
}

/** The sample service's secret: the same at every start, and nobody else's. */
function sampleVariables({ port, samplePort, secrets }: Settings) {
  const secret = createHmac("sha256", secrets.AUTH_SECRET).update("sample service").digest("base64url");
  return { PORT: String(port), SAMPLE_PORT: String(samplePort), SAMPLE_SECRET: secret };
}

async function seedDemo(variables: Record<string, string>) {
  const child = forkChild("seed", variables);
  const code = await new Promise((fulfil) => child.once("exit", fulfil));
  if (code !== 0) throw new Error("scripts/seed.ts failed.");
}

whenToldToEnd(() => stopAll(0));
try {
  await serve(readSettings(process.env));
} catch (error) {
  failWith(error);
  await stopAll(1);
}
