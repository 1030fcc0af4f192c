import "server-only";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { columnOfDate } from "#lib/typed-text/calendar-date.ts";
import { proposeLoginId } from "../propose-login-id.ts";
import type { MemberRow } from "./member-row.ts";

export type NewMember = MemberRow & { state: "active" | "disabled" };
export type CreatedMember = { id: string; symbol: string; number: string; branch: string; loginId: string };

async function takenLoginIds(tx: InsurerTransaction, loginIds: string[]): Promise<Set<string>> {
  const rows = await tx.member.findMany({ where: { loginId: { in: loginIds } }, select: { loginId: true } });
  return new Set(rows.map(({ loginId }) => loginId));
}

/** `count` unused user IDs; tries again for the few that are taken. */
async function freeLoginIds(tx: InsurerTransaction, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const proposals = Array.from({ length: count - free.size }, proposeLoginId);
    const taken = await takenLoginIds(tx, proposals);
    for (const proposal of proposals) if (!taken.has(proposal)) free.add(proposal);
  }
  return [...free];
}

/** Writes new members, each with the file's 仮ユーザID or a generated one. */
export async function createMembers(
  { tx, insurerId, now }: Scope,
  rows: readonly NewMember[],
): Promise<CreatedMember[]> {
  if (rows.length === 0) return [];
  const proposed = await freeLoginIds(tx, rows.filter(({ loginId }) => loginId === null).length);
  const data = rows.map(({ loginId, birthDate, qualifiedOn, disqualifiedOn, ...row }) => ({
    ...row,
    insurerId,
    loginId: loginId ?? proposed.pop() ?? proposeLoginId(),
    birthDate: columnOfDate(birthDate),
    qualifiedOn: qualifiedOn && columnOfDate(qualifiedOn),
    disqualifiedOn: disqualifiedOn && columnOfDate(disqualifiedOn),
    createdAt: now,
  }));
  const select = { id: true, symbol: true, number: true, branch: true, loginId: true };
  return tx.member.createManyAndReturn({ data, select });
}
