import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { recordRefusal } from "#lib/audit/record-refusal.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { MAX_RECOVERY_MAILS_PER_HOUR } from "#lib/kernel/limits.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";

type Named = { id: string; kana: string; loginId: string };

/** Sends one mail to one e-mail address, with all members it belongs to. */
async function remind(
  scope: Scope,
  { to, people }: { to: string; people: readonly [Named, ...Named[]] },
): Promise<"sent" | "too-many"> {
  const sent = await scope.tx.mailMessage.count({
    where: {
      insurerId: scope.insurerId,
      toEmail: to,
      kind: "login-id-reminder",
      createdAt: { gt: addSeconds(scope.now, -HOUR_SECONDS) },
    },
  });
  const isFlood = sent >= MAX_RECOVERY_MAILS_PER_HOUR;
  if (!isFlood) {
    const named = people.map(({ kana, loginId }) => ({ kana, loginId }));
    await queueMail(scope, { kind: "login-id-reminder", to, memberId: people[0].id, people: named });
  }
  const event = { action: "recovery.login-id-reminder" } as const;
  for (const { id: memberId } of people) {
    if (isFlood) await recordRefusal(scope, { ...event, memberId, result: "refused", detail: { reason: "too-many" } });
    else await recordAudit(scope, { ...event, memberId, result: "success" });
  }
  return isFlood ? "too-many" : "sent";
}

/**
 * Mails every user ID of a birth date and a confirmed e-mail address (manual 004, 3-4): one mail, though twins share
 * both. It goes to the address on file, not to the typed one, at most five times an hour in any spelling (spec §14 case
 * 20). The mail serves the member, whoever asked. For the worker, as sendPasswordReset.
 */
export async function sendLoginIdReminder(
  scope: Scope,
  { birthDate, email }: { birthDate: string; email: string },
): Promise<"sent" | "nobody" | "too-many"> {
  const { tx, insurerId } = scope;
  const folded = email.toLowerCase();
  await holdName(tx, `login-id-reminder:${insurerId}:${folded}`);
  const matching = await tx.member.findMany({
    where: {
      insurerId,
      // Mailboxes ignore case; the index finds the two spellings that people use.
      email: { in: [email, folded] },
      emailConfirmedAt: { not: null },
      birthDate: new Date(`${birthDate}T00:00:00Z`),
      state: "active",
    },
    select: { id: true, kana: true, loginId: true, email: true },
    orderBy: { branch: "asc" },
  });
  const outcomes: ("sent" | "too-many")[] = [];
  for (const [to, [first, ...others]] of Map.groupBy(matching, (member) => member.email)) {
    if (to && first) outcomes.push(await remind(scope, { to, people: [first, ...others] }));
  }
  if (outcomes.length === 0) return "nobody";
  return outcomes.includes("sent") ? "sent" : "too-many";
}
