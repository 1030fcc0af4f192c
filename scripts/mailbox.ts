// The local mailbox of the demo and tests: an SMTP server, and pages that show its mails (`GET /email` as JSON, `?to=`
// for one recipient). Only on this machine, unless BIND_ADDRESS has the pages elsewhere.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { Server } from "node:net";
import { buffer } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { type ArrivedMail, inboxPage, mailPage, PAGE_HEADERS } from "./support/mailbox-pages.ts";
import { whenToldToEnd } from "./support/when-told-to-end.ts";

const LOOPBACK = "127.0.0.1";

type Places = { smtpPort: number; webPort: number; webAddress?: string };

/** Accepts every mail; the reply comes when the mail can be read. */
function receiverInto(mails: ArrivedMail[]): SMTPServer {
  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 1_000,
    onData: (stream, _session, done) => {
      const keep = async () => {
        const mail = await PostalMime.parse(await buffer(stream));
        mails.push({ ...mail, id: randomUUID(), arrivedAt: new Date() });
      };
      keep().then(() => done(), done);
    },
  });
  // Clients may disconnect.
  smtp.on("error", () => {});
  return smtp;
}

function webOf(mails: ArrivedMail[]): RequestListener {
  return ({ method, url }, response) => {
    // Any path may be requested; an invalid one has no page.
    const { pathname, searchParams } = URL.parse(url ?? "/", "http://mailbox") ?? new URL("http://mailbox/none");
    const open = mails.find(({ id }) => pathname === `/mails/${id}`);
    if (method === "DELETE" && pathname === "/email/all") {
      mails.length = 0;
      response.writeHead(204).end();
    } else if (method === "GET" && pathname === "/email") {
      const recipient = searchParams.get("to");
      const isWanted = ({ to = [] }: ArrivedMail) => !recipient || to.some(({ address }) => address === recipient);
      response.setHeader("content-type", "application/json").end(JSON.stringify(mails.filter(isWanted)));
    } else if (method === "GET" && (pathname === "/" || open)) {
      response.writeHead(200, PAGE_HEADERS).end(open ? mailPage(open) : inboxPage(mails));
    } else {
      response.writeHead(404).end();
    }
  };
}

/** @throws with one line when the port is in use */
async function listen(server: Server, port: number, address: string, setting: string): Promise<void> {
  server.listen(port, address);
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is already in use. Set ${setting} to another one.`);
  }
}

/** Starts the mailbox, which keeps mails in memory only. @throws with one line when a port is in use */
export async function startMailbox(places: Places): Promise<{ stop: () => Promise<void> }> {
  const { smtpPort, webPort, webAddress = LOOPBACK } = places;
  const mails: ArrivedMail[] = [];
  const smtp = receiverInto(mails);
  const web = createServer(webOf(mails));
  const stopMail = () => new Promise<void>((fulfil) => smtp.close(fulfil));
  await listen(smtp.server, smtpPort, LOOPBACK, "SMTP_PORT");
  await listen(web, webPort, webAddress, "MAILBOX_PORT").catch(async (error: unknown) => {
    await stopMail();
    throw error;
  });
  const stopWeb = () => {
    const closed = new Promise((fulfil) => web.close(fulfil));
    web.closeAllConnections();
    return closed;
  };
  return { stop: async () => void (await Promise.all([stopMail(), stopWeb()])) };
}

async function main() {
  const port = (text: string | undefined, fallback: number) => Number(text || fallback);
  const { stop } = await startMailbox({
    smtpPort: port(process.env.SMTP_PORT, 1025),
    webPort: port(process.env.MAILBOX_PORT, 1080),
    webAddress: process.env.BIND_ADDRESS,
  });
  whenToldToEnd(() => stop().then(() => process.exit(0)));
  process.send?.("ready");
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
