import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Scope } from "#lib/insurers/scope.ts";
import { type Language, readLanguage } from "#lib/messages/language.ts";
import { composeMail } from "./compose-mail.ts";
import { sealMailBody } from "./mail-body.ts";
import type { MailContent } from "./mail-content.ts";

export type QueuedMail = {
  /** As lib/typed-text/email.ts returns it. */
  to: string;
  memberId?: string;
  /** After this moment the mail is of no use and is not sent any more; none for notices. */
  expiresAt?: Date;
} & MailContent;

/** Could make two recipients or another header of one e-mail address. */
const NOT_ONE_EMAIL = /[\s\p{Cc}\p{Cf}<>,;:"()\\]/u;

/** The member's choice, else the language of the page that caused the mail. */
async function languageFor(scope: Scope, mail: QueuedMail): Promise<Language> {
  if (!mail.memberId) return scope.language;
  const member = await scope.tx.member.findUnique({
    where: scope.key(mail.memberId),
    select: { language: true },
  });
  return readLanguage(member?.language) ?? scope.language;
}

/**
 * Writes a mail to the outbox in the caller's transaction: it is sent if and only if that transaction commits (spec
 * §9). It never talks to a mail server.
 * @throws when `to` is not one plain e-mail address, which callers have checked
 */
export async function queueMail(scope: Scope, mail: QueuedMail): Promise<void> {
  const { tx, insurerId, insurer, now } = scope;
  if (NOT_ONE_EMAIL.test(mail.to) || !mail.to.includes("@")) throw new Error("not one mail address");
  const id = randomUUIDv7();
  await tx.mailMessage.create({
    data: {
      insurerId,
      id,
      memberId: mail.memberId ?? null,
      kind: mail.kind,
      toEmail: mail.to,
      bodyEncrypted: sealMailBody(composeMail(mail, insurer, await languageFor(scope, mail)), {
        insurerId,
        id,
      }),
      createdAt: now,
      expiresAt: mail.expiresAt ?? null,
    },
  });
  await tx.$executeRaw`select portal_enqueue_mail(${insurerId}::uuid, ${id}::uuid)`;
}
