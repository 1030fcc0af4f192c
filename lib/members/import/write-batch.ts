import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { columnOfDate } from "#lib/typed-text/calendar-date.ts";
import { issueTemporaryCredentials } from "../temporary-credential/issue-temporary-credentials.ts";
import type { PreparedTemporaryCredential } from "../temporary-credential/prepare-temporary-credential.ts";
import { createMembers } from "./create-members.ts";
import type { GoodRow } from "./judge-batch.ts";
import { memberKey } from "./member-row.ts";
import { updateExisting } from "./update-existing.ts";
import { writeEligibility } from "./write-eligibility.ts";

export type WrittenRow = GoodRow & {
  memberId: string;
  loginId: string;
  /** What opens the first login from now on; null when nothing new was issued. */
  credential: PreparedTemporaryCredential | null;
};

/**
 * Writes judged rows: new members, changed ones, and temporary credentials for those who have yet to log in and have no
 * valid ones. The caller ends what the disabled members have open.
 */
export async function writeBatch(scope: Scope, rows: readonly GoodRow[]): Promise<WrittenRow[]> {
  const fresh = rows.filter(({ existing }) => !existing).map(({ row, plan }) => ({ ...row, state: plan.state }));
  const updates = rows.flatMap(({ row, existing, plan }) =>
    existing && plan.outcome !== "unchanged" ? [{ ...row, id: existing.id, state: plan.state }] : [],
  );
  const created = new Map((await createMembers(scope, fresh)).map((member) => [memberKey(member), member]));
  await updateExisting(scope, updates);

  const placed = rows.map((good) => {
    const member = good.existing ?? created.get(memberKey(good.row));
    if (!member) throw new Error(`row ${good.line} was not written`);
    return { ...good, memberId: member.id, loginId: member.loginId };
  });
  await writeEligibility(
    scope,
    placed.flatMap(({ memberId, row: { eligibility }, plan }) =>
      eligibility && plan.outcome !== "unchanged" ? [{ memberId, ...eligibility }] : [],
    ),
  );
  const credentials = await issueTemporaryCredentials(
    scope,
    placed
      .filter(({ plan }) => plan.needsCredential)
      .map(({ memberId: id, row: { qualifiedOn } }) => ({ id, qualifiedOn: qualifiedOn && columnOfDate(qualifiedOn) })),
  );
  return placed.map((good) => ({ ...good, credential: credentials.get(good.memberId) ?? null }));
}
