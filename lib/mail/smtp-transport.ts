import "server-only";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { MailTransport, OutgoingMail, SendOutcome } from "./transport.ts";

type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS. */
  secure: boolean;
  auth?: { user: string; pass: string };
  ignoreTLS?: boolean;
  requireTLS?: boolean;
  tls?: { minVersion: "TLSv1.2"; rejectUnauthorized: true };
};

/** Ends every conversation before release-stuck-mail takes over, and what is open without one. */
const TIMEOUTS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** `originalCode` is Node's own, such as DEPTH_ZERO_SELF_SIGNED_CERT behind ESOCKET: it names what an operator can fix. */
const smtpErrorSchema = z.object({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  responseCode: z.number().optional(),
});

/** What the server says to a recipient or a message is about this mail; all else holds every mail up. */
const ABOUT_MAIL = ["EENVELOPE", "EMESSAGE"];

/** Only a refused recipient (EENVELOPE with 5yz) is final; the operator can fix all else, and the mail waits. */
function failureOf(error: unknown): SendOutcome {
  const { code = "unknown", originalCode, responseCode } = smtpErrorSchema.catch({}).parse(error);
  const isReply = ABOUT_MAIL.includes(code) && responseCode !== undefined;
  const isFinal = isReply && code === "EENVELOPE" && responseCode >= 500;
  const waiting = isReply ? "deferred" : "unavailable";
  return {
    ok: false,
    code: isFinal ? "refused" : waiting,
    reason: [code, originalCode, responseCode].filter((part) => part !== undefined).join(" "),
  };
}

function openTransport(server: SmtpServer) {
  // Mails that follow each other go over one connection.
  const options = { ...server, ...TIMEOUTS, pool: true, disableFileAccess: true, disableUrlAccess: true } as const;
  const transporter = createTransport(options);
  const send = async ({ to, ...mail }: OutgoingMail): Promise<SendOutcome> => {
    try {
      await transporter.sendMail({
        ...mail,
        // An object: a string would be parsed as a list of addresses.
        to: { name: "", address: to },
        // RFC 3834: suppresses automatic replies.
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { ok: true };
    } catch (error) {
      return failureOf(error);
    }
  };
  return { send, close: () => transporter.close() } satisfies MailTransport;
}

/** @throws when the URL has neither form */
function serverOf(smtpUrl: string): SmtpServer {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : undefined;
  if (!url?.hostname || !["smtp:", "smtps:"].includes(url.protocol)) {
    throw new Error("SMTP_URL is not an address like smtp://user:password@host:587 or smtps://user:password@host:465.");
  }
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: true,
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  };
}

/**
 * Sends through `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host:465`. Requires TLS 1.2 or
 * newer with a verified certificate: a server that refuses gets nothing in clear (spec §14 case 23; ASVS 12.2.1,
 * 12.3.2). Options in the URL are ignored, so that none can weaken this.
 * @throws when the URL has neither form
 */
export function smtpTransport(smtpUrl: string) {
  return openTransport(serverOf(smtpUrl));
}

/** Why smtpTransport could not send: connects, begins TLS, logs in, and sends nothing. Null when it could. */
export async function smtpProblem(smtpUrl: string): Promise<string | null> {
  try {
    await createTransport({ ...serverOf(smtpUrl), ...TIMEOUTS }).verify();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** To the demo's mailbox, or an operator's relay: the only connection without TLS, and only on this machine. */
export function localSmtpTransport(port: number) {
  return openTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
}
