import "server-only";
import { prisma } from "#lib/db/client.ts";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import { againAfterDeadlock } from "#lib/db/in-transaction.ts";
import { schemaOf } from "#lib/db/schema-of.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { DAY_SECONDS } from "#lib/kernel/clock.ts";
import { FIRST_WAIT_SECONDS, FORMULA_WAIT_DAYS } from "#lib/kernel/limits.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";
import { GUARD_WAITS, judgeCharge, networkOf, networkWaits } from "../guard/guard.ts";
import { type PasswordRow, passwordRowSchema } from "./password-row.ts";
import { unknownLoginBucket } from "./unknown-login-bucket.ts";

export type LoginForm = {
  loginId: string;
  password: string;
  /** Of the browser's cookie, if it has one. */
  browserHash?: string | null;
};

type Member = PasswordRow["member"];
type Own = NonNullable<PasswordRow["own"]>;
type Temporary = NonNullable<PasswordRow["temporary"]>;

/** What to compare with; `reason` says why there is nothing, for the audit only. */
export type Candidate =
  | { kind: "own"; member: Member; stored: Own; authenticator: Authenticator }
  | { kind: "temporary"; member: Member; stored: Temporary; authenticator: Authenticator }
  | { kind: "none"; member: Member; reason: "waiting" | "disabled" | "inactive" | "expired" }
  | { kind: "none"; member: null; reason: "unknown"; loginId: string };

const RANDOM_WAITS = networkWaits(FIRST_WAIT_SECONDS);
const FORMULA_WAITS = networkWaits(FORMULA_WAIT_DAYS * DAY_SECONDS);

/** Counts the miss and reads what the password is compared with: one statement, whoever is asked for. */
async function chargeAndRead(
  context: RequestContext,
  { loginId, browserHash }: { loginId: string; browserHash: string },
): Promise<PasswordRow | null> {
  const { host } = context.insurer;
  const [row] = await againAfterDeadlock(
    () => prisma().$queryRaw<{ found: unknown }[]>`
      select ${schemaOf(host)}.portal_password_of(${host}, ${loginId}, ${unknownLoginBucket(loginId)}::int,
        ${browserHash}, ${networkOf(context)}, ${context.now}, ${GUARD_WAITS}::int[], ${RANDOM_WAITS}::int[],
        ${FORMULA_WAITS}::int[]) as found`,
  );
  return passwordRowSchema.nullable().parse(row?.found ?? null);
}

/** What the password that was typed for a user ID is compared with. */
export async function chooseCandidate(
  context: RequestContext,
  { browserHash, ...form }: LoginForm,
): Promise<Candidate> {
  const loginId = foldLoginId(form.loginId);
  const row = await chargeAndRead(context, { loginId, browserHash: browserHash ?? "" });
  if (!row) return { kind: "none", member: null, reason: "unknown", loginId };
  const { member, own, temporary, authenticator } = row;
  const charge = judgeCharge(context, authenticator, row.charge);
  if (!charge.ok) return { kind: "none", member, reason: charge.code };
  if (member.state !== "active") return { kind: "none", member, reason: "inactive" };
  if (own) return { kind: "own", member, stored: own, authenticator };
  if (temporary && temporary.expiresAt > context.now) {
    return { kind: "temporary", member, stored: temporary, authenticator };
  }
  return { kind: "none", member, reason: "expired" };
}
