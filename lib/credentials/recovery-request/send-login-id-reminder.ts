import { recordAudit } from "#lib/audit/record-audit.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";

const MAX_REMINDERS_PER_HOUR = 5;

/**
 * Mails every user ID that belongs to a birth date and a confirmed address
 * (manual 004, 3-4): one mail, though twins share both. For the worker, as
 * sendPasswordReset.
 */
export async function sendLoginIdReminder(
  tx: InsurerTransaction,
  context: RequestContext,
  { birthDate, email }: { birthDate: string; email: string },
): Promise<"sent" | "nobody" | "too-many"> {
  const { insurer, now } = context;
  const insurerId = insurer.id;
  const people = await tx.member.findMany({
    where: {
      insurerId,
      // Mailboxes are the same in any case; the index is asked for the two forms people type.
      email: { in: [email, email.toLowerCase()] },
      emailConfirmedAt: { not: null },
      birthDate: new Date(`${birthDate}T00:00:00Z`),
      state: "active",
    },
    select: { id: true, kana: true, loginId: true },
    orderBy: { branch: "asc" },
  });
  const [first] = people;
  if (!first) return "nobody";
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${`login-id-reminder:${insurerId}:${email}`}, 0))`;
  const sent = await tx.mailMessage.count({
    where: {
      insurerId,
      toAddress: email,
      kind: "login-id-reminder",
      createdAt: { gt: addSeconds(now, -HOUR_SECONDS) },
    },
  });
  const event = { action: "recovery.login-id-reminder", actor: "anonymous" } as const;
  const isFlood = sent >= MAX_REMINDERS_PER_HOUR;
  if (!isFlood) {
    const named = people.map(({ kana, loginId }) => ({ kana, loginId }));
    await queueMail(tx, context, { kind: "login-id-reminder", to: email, memberId: first.id, people: named });
  }
  for (const { id: memberId } of people) {
    await recordAudit(tx, context, { ...event, memberId, result: isFlood ? "refused" : "success" });
  }
  return isFlood ? "too-many" : "sent";
}
