import "server-only";
import type { LetterUnit, MemberKind } from "#lib/db/generated/enums.ts";

export type PostalAddress = { postalCode: string | null; postalAddress: string | null; postalBuilding: string | null };

/** A member as a letter names one. */
export type Person = PostalAddress & { kind: MemberKind; name: string };

/** Who stands in the window of the envelope; without a postal address the name alone. */
export type Recipient = PostalAddress & { name: string };

/**
 * Whom a member's letter is sent to. A household's go to the insured person, except those of dependants with a postal
 * address of their own; letters for each person go to that person, at the household's address where theirs is not known.
 */
export function recipientOf(unit: LetterUnit, member: Person, insured: Person | null): Recipient {
  const home = insured ?? member;
  const livesApart = member.kind === "dependent" && member.postalAddress !== null && !isSamePlace(member, home);
  const addressee = unit === "person" || livesApart ? member : home;
  const { postalCode, postalAddress, postalBuilding } = addressee.postalAddress === null ? home : addressee;
  return { name: addressee.name, postalCode, postalAddress, postalBuilding };
}

function isSamePlace(one: PostalAddress, other: PostalAddress): boolean {
  return (
    one.postalCode === other.postalCode &&
    one.postalAddress === other.postalAddress &&
    one.postalBuilding === other.postalBuilding
  );
}
