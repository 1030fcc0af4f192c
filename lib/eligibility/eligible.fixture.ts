import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addEligibility } from "#lib/testing/add-eligibility.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { CONSENT_VERSION, giveConsent } from "./consent.ts";
import { issueDocuments } from "./issue-documents.ts";
import { listDocuments, openDocument } from "./member-documents.ts";
import { verifyDocument } from "./verify-document.ts";

export const sessionId = "00000000-0000-7000-8000-000000000000";

/** A member with a 資格確認書 to get, who agrees to the electronic delivery. */
export async function eligibleMember(insurer: Insurer, consents = true): Promise<TestMember> {
  const person = await makeMember(insurer, { upTo: "totp" });
  await addEligibility(person);
  if (consents) await during(insurer, (scope) => consent(scope, person));
  return person;
}

export const consent = (scope: Scope, { member }: TestMember) =>
  giveConsent(scope, { memberId: member.id, sessionId, version: CONSENT_VERSION });

export const during = <Value>(insurer: Insurer, work: (scope: Scope) => Promise<Value>, now?: Date) =>
  inInsurer(makeContext(insurer, now && { now }), work);

export const issueTo = (insurer: Insurer, ...people: TestMember[]) =>
  during(insurer, (scope) =>
    issueDocuments(
      scope,
      people.map(({ member }) => member.id),
    ),
  );

export const documentsOf = (insurer: Insurer, { member }: TestMember, now?: Date) =>
  during(insurer, (scope) => listDocuments(scope, member.id), now);

export const open = (insurer: Insurer, { member }: TestMember, id: string, now?: Date) =>
  during(insurer, (scope) => openDocument(scope, { memberId: member.id, sessionId, id }), now);

export const verify = (insurer: Insurer, code: string, now?: Date) =>
  during(insurer, (scope) => verifyDocument(scope, code), now);

/** Delivers to one member, and opens the document. */
export async function delivered(insurer: Insurer, person: TestMember) {
  await issueTo(insurer, person);
  const [line] = await documentsOf(insurer, person);
  if (!line) throw new Error("nothing was delivered");
  const opened = await open(insurer, person, line.id);
  if (!opened.ok) throw new Error(opened.code);
  return { id: line.id, ...opened.value };
}

export const changeMember = (
  { member }: TestMember,
  data: { name?: string; disqualifiedOn?: Date; state?: "disabled" },
) =>
  inTransaction(member.insurerId, (tx) =>
    tx.member.update({ where: { insurerId_id: { insurerId: member.insurerId, id: member.id } }, data }),
  );
