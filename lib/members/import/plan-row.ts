import "server-only";
import { asInFile, ELIGIBILITY_COLUMNS } from "./eligibility-cells.ts";
import type { ExistingMember } from "./find-existing.ts";
import type { MemberColumn, MemberRow } from "./member-row.ts";

export type Change = { column: MemberColumn; from: string | null; to: string | null };

/** What an import does with one row. */
export type RowPlan = {
  outcome: "created" | "updated" | "unchanged" | "disabled";
  /** Was disabled, and may log in again. */
  isRestored: boolean;
  state: "active" | "disabled";
  changes: Change[];
  needsCredential: boolean;
};

/** What of a row may change a member, in the order of the screen. */
const COMPARED = [
  ["区分", "kind"],
  ["氏名カナ", "kana"],
  ["氏名", "name"],
  ["生年月日", "birthDate"],
  ["資格取得日", "qualifiedOn"],
  ["資格喪失日", "disqualifiedOn"],
] as const satisfies [MemberColumn, keyof MemberRow][];

/** Compared as a whole, where the row has one. */
const POSTAL = [
  ["郵便番号", "postalCode"],
  ["住所", "postalAddress"],
  ["建物名", "postalBuilding"],
] as const satisfies [MemberColumn, keyof MemberRow][];

/** From 資格喪失日 on, a person is no longer a member. */
function stateOn(day: string, { disqualifiedOn }: MemberRow): "active" | "disabled" {
  return disqualifiedOn !== null && disqualifiedOn <= day ? "disabled" : "active";
}

function changesOf(row: MemberRow, existing: ExistingMember): Change[] {
  const compared = row.postalAddress === null ? COMPARED : [...COMPARED, ...POSTAL];
  const changes: Change[] = compared.flatMap(([column, key]) =>
    row[key] === existing[key] ? [] : [{ column, from: existing[key], to: row[key] }],
  );
  if (row.eligibility) {
    for (const [column, key] of ELIGIBILITY_COLUMNS) {
      const [from, to] = [existing.eligibility?.[key] ?? null, row.eligibility[key]];
      if (from !== to) changes.push({ column, from: asInFile(from), to: asInFile(to) });
    }
  }
  // A confirmed address is the member's own.
  const isNewEmail = !existing.isEmailConfirmed && row.email !== null && row.email !== existing.email;
  if (isNewEmail) changes.push({ column: "メールアドレス", from: existing.email, to: row.email });
  return changes;
}

/** Judges a readable row against its member. @param day today in Japan */
export function planRow(row: MemberRow, existing: ExistingMember | undefined, day: string): RowPlan {
  const state = stateOn(day, row);
  const isActive = state === "active";
  if (!existing) {
    return {
      outcome: isActive ? "created" : "disabled",
      isRestored: false,
      state,
      changes: [],
      needsCredential: isActive,
    };
  }
  const changes = changesOf(row, existing);
  const isRestored = isActive && existing.state === "disabled";
  const isDisabled = !isActive && existing.state === "active";
  const isChanged = changes.length > 0 || isRestored;
  const outcome = isDisabled ? "disabled" : isChanged ? "updated" : "unchanged";
  return { outcome, isRestored, state, changes, needsCredential: isActive && existing.needsCredential };
}
