import { expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { countEvents } from "#lib/testing/events-at-once.ts";
import { fillMembersOf } from "#lib/testing/large-insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { disableDisqualified } from "./disable-disqualified.ts";

// Before the dates of other test files, which run meanwhile: the job covers every insurer.
test("資格喪失日 that comes after the import disables on that day in Japan, not before", async () => {
  const insurer = await makeInsurer();
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const key = { insurerId_id: { insurerId: insurer.id, id: member.id } };
  await inTransaction(insurer.id, (tx) =>
    tx.member.update({ where: key, data: { disqualifiedOn: new Date("2020-06-01T00:00:00Z") } }),
  );
  const stateNow = () => inTransaction(insurer.id, (tx) => tx.member.findUniqueOrThrow({ where: key }));
  // One minute before midnight in Japan.
  await disableDisqualified(new Date("2020-05-31T14:59:00Z"));
  expect((await stateNow()).state).toBe("active");
  await disableDisqualified(new Date("2020-05-31T15:00:00Z"));
  expect((await stateNow()).state).toBe("disabled");
  const event = await inTransaction(insurer.id, (tx) => tx.auditEvent.findFirst({ where: { memberId: member.id } }));
  expect(event).toMatchObject({ action: "member.disable", actor: "system" });
});

test("many at once, as when a company leaves: all are disabled, and no login waits for all of them", async () => {
  const insurer = await makeInsurer();
  await fillMembersOf(insurer, 250);
  await inTransaction(insurer.id, (tx) => tx.member.updateMany({ data: { disqualifiedOn: new Date("2020-05-01") } }));
  await disableDisqualified(new Date("2020-05-01T00:00:00Z"));
  expect(await inTransaction(insurer.id, (tx) => tx.member.count({ where: { state: "active" } }))).toBe(0);
  const { all, mostAtOnce } = await countEvents(insurer.id, "member.disable");
  expect(all).toBe(249);
  expect(mostAtOnce).toBeLessThanOrEqual(100);
});
