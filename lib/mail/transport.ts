import "server-only";
import { type Env, env } from "#lib/kernel/env.ts";
import { resendTransport } from "./resend-transport.ts";
import { localSmtpTransport, smtpTransport } from "./smtp-transport.ts";

export type OutgoingMail = {
  /** The same at every try, so that the server can recognise a duplicate. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
};

/**
 * `refused`: final (RFC 5321 §4.2.1). `unavailable`: no mail goes out now. `deferred`: the server is there, and does not
 * take this mail now. Both are to be tried again. `reason` is a code without personal data.
 */
export type SendOutcome = { ok: true } | { ok: false; code: "unavailable" | "deferred" | "refused"; reason: string };

export type MailTransport = {
  /** Sends a mail; never throws because of a mail server. */
  send: (mail: OutgoingMail) => Promise<SendOutcome>;
  /** Ends the connections that are kept for a next mail. */
  close?: () => void;
};

type MailSettings = Pick<Env, "RESEND_API_KEY" | "SMTP_URL" | "LOCAL_SMTP_PORT">;

/** @throws one clear sentence unless exactly one way of sending is configured */
export function mailTransport(settings: MailSettings = env()): MailTransport {
  const { RESEND_API_KEY: apiKey, SMTP_URL: smtpUrl, LOCAL_SMTP_PORT: localPort } = settings;
  const ways = [
    apiKey && { name: "RESEND_API_KEY", open: () => resendTransport(apiKey) },
    smtpUrl && { name: "SMTP_URL", open: () => smtpTransport(smtpUrl) },
    localPort && { name: "LOCAL_SMTP_PORT", open: () => localSmtpTransport(localPort) },
  ].filter((way) => typeof way === "object");
  const [only] = ways;
  if (!only || ways.length > 1) {
    const found = ways.map(({ name }) => name).join(" and ") || "none";
    throw new Error(`Mail needs exactly one of RESEND_API_KEY, SMTP_URL and LOCAL_SMTP_PORT; set: ${found}.`);
  }
  return only.open();
}
