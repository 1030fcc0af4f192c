// The local mailbox: an SMTP server for the demo and for tests, with a page that
// shows what arrived (`GET /email` is the same as JSON). Never leaves this machine.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import logger from "maildev/lib/logger.js";
import mailServer from "maildev/lib/mailserver.js";
import web from "maildev/lib/web.js";

const HOST = "127.0.0.1";

type Ports = { smtpPort: number; webPort: number };

function listenForMail(port: number, folder: string): Promise<void> {
  return new Promise((fulfil, reject) => {
    mailServer.create(port, HOST, folder);
    const { smtp } = mailServer;
    // Its own handler throws, out of reach of any caller. A broken connection is the client's affair.
    smtp.removeListener("error", mailServer.onSmtpError);
    smtp.on("error", reject);
    smtp.listen(port, HOST, fulfil);
  });
}

function listenForBrowser(port: number): Promise<void> {
  return new Promise((fulfil, reject) => {
    web.start(port, HOST, mailServer, undefined, undefined, undefined, { https: false });
    web.server.once("error", reject);
    web.server.once("listening", fulfil);
  });
}

function clearError(error: unknown, { smtpPort, webPort }: Ports): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== "EADDRINUSE") return error;
  const name = port === smtpPort ? "SMTP_PORT" : "MAILBOX_PORT";
  return new Error(`Port ${port ?? webPort} is already in use. Set ${name} to another one.`);
}

/**
 * Starts the mailbox; one per process. Mails live in memory and in a temporary
 * folder, both gone after `stop`.
 * @throws with one line when a port is taken
 */
export async function startMailbox(ports: Ports): Promise<{ stop: () => Promise<void> }> {
  logger.setLevel(0);
  const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-mail-"));
  const stopMail = () => new Promise<void>((fulfil) => mailServer.smtp.close(fulfil));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    await listenForMail(ports.smtpPort, folder);
    await listenForBrowser(ports.webPort);
  } catch (error) {
    if (mailServer.smtp.server.listening) await stopMail();
    removeFolder();
    throw clearError(error, ports);
  }
  const stop = async () => {
    await Promise.all([stopMail(), new Promise<void>((fulfil) => web.close(fulfil))]);
    removeFolder();
  };
  return { stop };
}

async function main() {
  const port = (text: string | undefined, fallback: number) => Number(text || fallback);
  const { stop } = await startMailbox({
    smtpPort: port(process.env.SMTP_PORT, 1025),
    webPort: port(process.env.MAILBOX_PORT, 1080),
  });
  for (const event of ["SIGTERM", "SIGINT", "disconnect"])
    process.once(event, () => stop().then(() => process.exit(0)));
  process.send?.("ready");
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
