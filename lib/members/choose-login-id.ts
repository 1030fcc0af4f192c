import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { foldLoginId, type LoginIdProblem, loginIdProblems } from "#lib/typed-text/login-id.ts";

export type ChooseLoginIdFailure = LoginIdProblem | "taken" | "email-of-another";

/** The unique index decides between two at once. A savepoint keeps its refusal from aborting the transaction. */
async function isUpdated(tx: InsurerTransaction, insurerId: string, id: string, loginId: string): Promise<boolean> {
  await tx.$executeRaw`savepoint choose_login_id`;
  try {
    await tx.member.update({ where: { insurerId_id: { insurerId, id } }, data: { loginId } });
    await tx.$executeRaw`release savepoint choose_login_id`;
    return true;
  } catch (error) {
    const isDuplicate = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!isDuplicate) throw error;
    await tx.$executeRaw`rollback to savepoint choose_login_id`;
    return false;
  }
}

/**
 * Sets the user ID a member chose (manual 004, 2-1 ⑦). The present one is always accepted, even a temporary one that
 * breaks the rules (manual 002). Another member's e-mail address is refused, because it would seem to name that member
 * (spec §14 case 12). The caller writes the audit event.
 * @returns the first problem; `loginIdProblems` lists them all
 */
export async function chooseLoginId(
  scope: Scope,
  { memberId, loginId }: { memberId: string; loginId: string },
): Promise<Result<undefined, ChooseLoginIdFailure>> {
  const { tx, insurerId } = scope;
  const member = await tx.member.findUniqueOrThrow({ where: scope.key(memberId) });
  const folded = foldLoginId(loginId);
  if (folded === member.loginId) return ok();

  const [problem] = loginIdProblems(folded);
  if (problem) return fail(problem);
  if (folded.includes("@")) {
    const email = { equals: folded.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    const others = await tx.member.count({ where: { insurerId, email, id: { not: memberId } } });
    if (others > 0) return fail("email-of-another");
  }
  return (await isUpdated(tx, insurerId, memberId, folded)) ? ok() : fail("taken");
}
