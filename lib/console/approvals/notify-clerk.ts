import "server-only";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import type { ApprovalEvent } from "#lib/mail/mail-content.ts";
import { queueMail } from "#lib/mail/queue-mail.ts";
import type { Colleague } from "./deciders.ts";

/** Mails a clerk that a request waits, or what became of theirs; who and what it is about, only the console says. */
export async function notifyClerk(
  scope: Scope,
  { to, event, approvalId }: { to: Pick<Colleague, "name" | "email">; event: ApprovalEvent; approvalId: string },
): Promise<void> {
  // On the connection that is open: to wait here for another, while others wait for this row, could use up the pool.
  const portal = await scope.tx.insurer.findUniqueOrThrow({ where: { id: CONSOLE_ID }, select: { host: true } });
  const link = `${insurerOrigin(portal)}/approvals/${approvalId}`;
  await queueMail(scope, { kind: "approval", to: to.email, name: to.name, event, link });
}
