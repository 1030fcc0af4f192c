import "server-only";
import type { Member, TemporaryCredential } from "#lib/db/generated/client.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { randomText } from "#lib/kernel/secrets.ts";
import { hashTemporaryPassword } from "./hash-temporary-password.ts";
import { temporaryCredentialKind } from "./temporary-credential-kind.ts";

/** Five bits a character, none ambiguous on paper: no 0 o, 1 l, no capitals. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH = 12;

/** `password` is null for the formula, which is not printed. */
export type PreparedTemporaryCredential = { row: TemporaryCredential; password: string | null };

/** A new temporary credential for `member`, not yet written; only here is the password in plain. */
export function prepareTemporaryCredential(
  { insurer, now }: RequestContext,
  member: Pick<Member, "id" | "qualifiedOn">,
): PreparedTemporaryCredential {
  const kind = temporaryCredentialKind(insurer.policy, member.qualifiedOn);
  const owner = { insurerId: insurer.id, memberId: member.id };
  const password = kind === "random" ? randomText(LENGTH, ALPHABET) : null;
  const expiresAt = addSeconds(now, insurer.policy.temporaryCredentialDays * DAY_SECONDS);
  const passwordHash = password === null ? null : hashTemporaryPassword(password, owner);
  return { row: { ...owner, kind, passwordHash, issuedAt: now, expiresAt }, password };
}
