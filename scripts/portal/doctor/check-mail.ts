import { doctor } from "#lib/messages/ja/doctor.ts";
import { type Finding, findingsOf } from "./finding.ts";

/** Logs in to the mail server as the worker does, by TLS with a verified certificate, and sends nothing. */
export async function checkMail(url: string | undefined): Promise<Finding[]> {
  // Resend has no way to ask without sending.
  if (!url) return [];
  const { smtpProblem } = await import("#lib/mail/smtp-transport.ts");
  const problem = await smtpProblem(url);
  return findingsOf("mail", problem ? [doctor.mailRefused(problem)] : []);
}
