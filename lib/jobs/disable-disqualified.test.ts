import { expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { disableDisqualified } from "./disable-disqualified.ts";

test("資格喪失日 that comes after the import disables on that day in Japan, not before", async () => {
  const insurer = await makeInsurer();
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const key = { insurerId_id: { insurerId: insurer.id, id: member.id } };
  await inTransaction(insurer.id, (tx) =>
    tx.member.update({ where: key, data: { disqualifiedOn: new Date("2026-12-01T00:00:00Z") } }),
  );
  const stateNow = () => inTransaction(insurer.id, (tx) => tx.member.findUniqueOrThrow({ where: key }));
  // One minute before midnight in Japan.
  await disableDisqualified(new Date("2026-11-30T14:59:00Z"));
  expect((await stateNow()).state).toBe("active");
  await disableDisqualified(new Date("2026-11-30T15:00:00Z"));
  expect((await stateNow()).state).toBe("disabled");
  const event = await inTransaction(insurer.id, (tx) => tx.auditEvent.findFirst({ where: { memberId: member.id } }));
  expect(event).toMatchObject({ action: "member.disable", actor: "system" });
});
