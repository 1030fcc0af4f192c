import "server-only";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";

type Moment = Pick<RequestContext, "insurer" | "now">;

const purposeOf = ({ insurer }: Moment) => `login-ticket:${insurer.id}`;

/**
 * What an attempt with nothing left to prove hands to next-auth, in the same process. Sealed, not stored: the attempt
 * that it names ends when it is redeemed, which is what makes it good for one use (redeem-ticket.ts).
 */
export function sealTicket(moment: Moment, attemptId: string): string {
  return encrypt(`${attemptId} ${addSeconds(moment.now, MINUTE_SECONDS).getTime()}`, purposeOf(moment));
}

/** Whether it is a ticket of this attempt, not older than a minute. */
export function isTicketOf(moment: Moment, attemptId: string, ticket: string): boolean {
  try {
    const [id, until] = decrypt(ticket, purposeOf(moment)).split(" ");
    return id === attemptId && Number(until) > moment.now.getTime();
  } catch {
    return false;
  }
}
