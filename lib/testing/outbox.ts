import { inTransaction } from "#lib/db/in-transaction.ts";
import { openMailBody } from "#lib/mail/mail-body.ts";
import type { MailBody } from "#lib/mail/mail-content.ts";

export type OutboxMail = MailBody & { id: string; kind: string };

/** The insurer's queued mails to `to`, decrypted, oldest first. */
export async function readOutbox(insurerId: string, to: string): Promise<OutboxMail[]> {
  const rows = await inTransaction(insurerId, (tx) =>
    tx.mailMessage.findMany({
      where: { insurerId, toEmail: to, status: "queued" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map((row) => ({ id: row.id, kind: row.kind, ...openMailBody(row.bodyEncrypted ?? "", row) }));
}
