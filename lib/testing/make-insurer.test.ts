import { expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { makeInsurer } from "./make-insurer.ts";

it("makes an insurer with terms and a first audit event, which no other insurer sees", async () => {
  const one = await makeInsurer();
  const other = await makeInsurer({ terms: null });
  const count = (id: string) =>
    inTransaction(id, async (tx) => [await tx.termsVersion.count(), await tx.auditEvent.count()]);
  expect(await count(one.id)).toEqual([1, 1]);
  expect(await count(other.id)).toEqual([0, 1]);
});
