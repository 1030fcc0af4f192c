import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { columnOfDate, dayInJapan } from "#lib/typed-text/calendar-date.ts";
import { issueTemporaryCredentials } from "../temporary-credential/issue-temporary-credentials.ts";
import type { PreparedTemporaryCredential } from "../temporary-credential/prepare-temporary-credential.ts";
import { createMembers } from "./create-members.ts";
import type { ExistingMember } from "./find-existing.ts";
import { type MemberRow, memberKey } from "./member-row.ts";
import { updateExisting } from "./update-existing.ts";

export type GoodRow = { line: number; row: MemberRow; existing: ExistingMember | undefined };

export type WrittenRow = {
  line: number;
  row: MemberRow;
  memberId: string;
  loginId: string;
  outcome: "created" | "updated" | "unchanged" | "disabled";
  /** What opens the first login from now on; null when nothing new was issued. */
  credential: PreparedTemporaryCredential | null;
};

/** From 資格喪失日 on, a person is no longer a member. */
function stateOn(day: string, { disqualifiedOn }: MemberRow): "active" | "disabled" {
  return disqualifiedOn !== null && disqualifiedOn <= day ? "disabled" : "active";
}

function needsCredential({ row, existing }: GoodRow, day: string): boolean {
  return stateOn(day, row) === "active" && (existing === undefined || existing.needsCredential);
}

/**
 * Writes judged rows: new members, changed ones, and temporary credentials for those who have yet to log in and have no
 * valid ones. The caller ends what the disabled members have open.
 */
export async function writeBatch(scope: Scope, rows: readonly GoodRow[]): Promise<WrittenRow[]> {
  const day = dayInJapan(scope.now);
  const fresh = rows.filter(({ existing }) => !existing).map(({ row }) => ({ ...row, state: stateOn(day, row) }));
  const updates = rows.flatMap(({ row, existing }) =>
    existing ? [{ ...row, id: existing.id, state: stateOn(day, row) }] : [],
  );
  const created = new Map((await createMembers(scope, fresh)).map((member) => [memberKey(member), member]));
  const changed = await updateExisting(scope, updates);

  const placed = rows.map((good) => {
    const member = good.existing ?? created.get(memberKey(good.row));
    if (!member) throw new Error(`row ${good.line} was not written`);
    return { ...good, member };
  });
  const credentials = await issueTemporaryCredentials(
    scope,
    placed
      .filter((good) => needsCredential(good, day))
      .map(({ member: { id }, row: { qualifiedOn } }) => ({
        id,
        qualifiedOn: qualifiedOn && columnOfDate(qualifiedOn),
      })),
  );
  return placed.map(({ line, row, existing, member }) => ({
    line,
    row,
    memberId: member.id,
    loginId: member.loginId,
    outcome: outcomeOf(row, existing, changed, day),
    credential: credentials.get(member.id) ?? null,
  }));
}

function outcomeOf(
  row: MemberRow,
  existing: ExistingMember | undefined,
  changed: Set<string>,
  day: string,
): WrittenRow["outcome"] {
  const isDisabled = stateOn(day, row) === "disabled";
  if (isDisabled && existing?.state !== "disabled") return "disabled";
  if (!existing) return "created";
  return changed.has(existing.id) ? "updated" : "unchanged";
}
