import "server-only";
import { Resend } from "resend";
import { quoteLocalPart } from "./quote-local-part.ts";
import type { MailTransport, OutgoingMail, SendOutcome } from "./transport.ts";

const TIMEOUT_MILLISECONDS = 30_000;
/** What a status says of this mail: not to be processed, or one too many for now. Any other holds every mail up. */
const MEANINGS: Readonly<Record<number, "refused" | "deferred">> = { 422: "refused", 429: "deferred" };

/** `"name" <address>`, without characters that could end the quotes. */
function mailbox({ name, address }: OutgoingMail["from"]): string {
  return `"${name.replace(/["\\]/g, "")}" <${address}>`;
}

/** Sends through Resend. The Message-ID is the idempotency key: a retry within 24 hours does not send twice. */
export function resendTransport(apiKey: string, baseUrl?: string): MailTransport {
  const resend = new Resend(apiKey, { baseUrl });
  const send = async ({ messageId, from, to, subject, text, html }: OutgoingMail): Promise<SendOutcome> => {
    try {
      const headers = { "Message-ID": messageId, "Auto-Submitted": "auto-generated" };
      const { error } = await resend.emails.send(
        { from: mailbox(from), to: [quoteLocalPart(to)], subject, text, html, headers },
        { idempotencyKey: messageId, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) },
      );
      if (!error) return { ok: true };
      return { ok: false, code: MEANINGS[error.statusCode ?? 0] ?? "unavailable", reason: error.name };
    } catch {
      return { ok: false, code: "unavailable", reason: "timeout" };
    }
  };
  return { send };
}
