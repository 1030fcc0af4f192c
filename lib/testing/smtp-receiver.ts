import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type SmtpReceiver = {
  port: number;
  /** Received mails, as sent over the wire. */
  received: { to: string[]; raw: string }[];
  /** What clients tried, in order: "auth" (sent a password), "mail" (named sender and recipient). */
  seen: string[];
  stop: () => Promise<void>;
};

/** A real SMTP server on 127.0.0.1 that keeps its mails; with TLS when given a certificate. */
export async function startSmtpReceiver(options: SMTPServerOptions = {}, port = 0): Promise<SmtpReceiver> {
  const received: SmtpReceiver["received"] = [];
  const seen: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: options.cert ? [] : ["STARTTLS"],
    closeTimeout: 100,
    onAuth: ({ username }, _session, callback) => {
      seen.push("auth");
      callback(null, { user: username });
    },
    onMailFrom: (_address, _session, callback) => {
      seen.push("mail");
      callback();
    },
    onData: (stream, { envelope }, callback) => {
      text(stream).then((raw) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
        callback();
      }, callback);
    },
    ...options,
  });
  // Clients that disconnect because of the certificate.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  // Fails where the port is taken.
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    seen,
    stop: () => new Promise((fulfil) => server.close(() => fulfil())),
  };
}
