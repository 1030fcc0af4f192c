import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";
import { judgeNewPassword, type PasswordProblem } from "./judge-new-password.ts";

export type UnconfirmedPassword = {
  ok: false;
  code: "empty" | "mismatch";
  /** With `mismatch`: the password's other problems, in display order. */
  problems: PasswordProblem[];
};

/** Compares 「パスワード」 with 「パスワード確認用」. A mismatch lists the other problems too (spec §3). @returns null if equal */
export async function refuseUnconfirmedPassword(
  { tx, key, insurer }: Scope,
  { memberId, password, confirmation }: { memberId: string; password: string; confirmation: string },
): Promise<UnconfirmedPassword | null> {
  if (password === "") return { ok: false, code: "empty", problems: [] };
  if (equalsConstantTime(password, confirmation)) return null;
  const member = await tx.member.findUniqueOrThrow({
    where: key(memberId),
    include: { password: true, temporaryCredential: true },
  });
  return { ok: false, code: "mismatch", problems: await judgeNewPassword(insurer, member, password) };
}
