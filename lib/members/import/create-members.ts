import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Scope } from "#lib/insurers/scope.ts";
import { proposeLoginId } from "../propose-login-id.ts";
import type { MemberRow } from "./member-row.ts";
import { takenLoginIds } from "./taken-login-ids.ts";

export type NewMember = MemberRow & { state: "active" | "disabled" };
export type CreatedMember = { id: string; symbol: string; number: string; branch: string; loginId: string };

/** `count` unused user IDs; tries again for the few that are taken. */
async function freeLoginIds(scope: Scope, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const proposals = Array.from({ length: count - free.size }, proposeLoginId);
    const taken = await takenLoginIds(scope, proposals);
    for (const proposal of proposals) if (!taken.has(proposal)) free.add(proposal);
  }
  return [...free];
}

/** Writes new members, each with the file's 仮ユーザID or a generated one, in one statement. */
export async function createMembers(scope: Scope, rows: readonly NewMember[]): Promise<CreatedMember[]> {
  if (rows.length === 0) return [];
  const { tx, insurerId, now } = scope;
  const proposed = await freeLoginIds(scope, rows.filter(({ loginId }) => loginId === null).length);
  const created = rows.map((row) => ({
    ...row,
    id: randomUUIDv7(),
    loginId: row.loginId ?? proposed.pop() ?? proposeLoginId(),
  }));
  await tx.$executeRaw`
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate",
      "loginId", "email", "state", "qualifiedOn", "disqualifiedOn", "postalCode", "postalAddress", "postalBuilding",
      "createdAt", "updatedAt")
    select ${insurerId}::uuid, given.*, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(created)}::jsonb) as given(
      "id" uuid, "symbol" text, "number" text, "branch" text, "kind" "MemberKind", "kana" text, "name" text,
      "birthDate" date, "loginId" text, "email" text, "state" "MemberState", "qualifiedOn" date, "disqualifiedOn" date,
      "postalCode" text, "postalAddress" text, "postalBuilding" text)`;
  return created;
}
