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

let folder: string | undefined;

/** One for the process, gone with it and not before: a mail just taken is still being written. */
function mailFolder(): string {
  if (folder) return folder;
  const made = mkdtempSync(join(tmpdir(), "kenpo-portal-mail-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return folder;
}

/**
 * In place of maildev's own, which empties the folder under a mail that is just
 * arriving and then falls over the missing file.
 */
function deleteArrived(done: (error: null, isDone: boolean) => void) {
  for (const { id } of mailServer.store.splice(0)) rmSync(join(mailFolder(), `${id}.eml`), { force: true });
  mailServer.emit("delete", { id: "all" });
  done(null, true);
}

function listenForMail(port: number): Promise<void> {
  return new Promise((fulfil, reject) => {
    mailServer.create(port, HOST, mailFolder());
    mailServer.deleteAllEmail = deleteArrived;
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
 * folder, and are gone when the process ends.
 * @throws with one line when a port is taken
 */
export async function startMailbox(ports: Ports): Promise<{ stop: () => Promise<void> }> {
  logger.setLevel(0);
  const stopMail = () => new Promise<void>((fulfil) => mailServer.smtp.close(fulfil));
  try {
    await listenForMail(ports.smtpPort);
    await listenForBrowser(ports.webPort);
  } catch (error) {
    if (mailServer.smtp.server.listening) await stopMail();
    throw clearError(error, ports);
  }
  const stop = async () => {
    await Promise.all([stopMail(), new Promise<void>((fulfil) => web.close(fulfil))]);
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
