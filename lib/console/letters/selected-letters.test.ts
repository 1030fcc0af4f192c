import { expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { MAX_ALONE_MEMBERS } from "#lib/kernel/limits.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { EVERYBODY } from "../members/member-filter.ts";
import { asClerkOf, memberWith } from "./letters.fixture.ts";
import { orderLetters } from "./order-letters.ts";

test("letters for ticked lines: those of this insurer and nobody else's", async () => {
  const [insurer, other] = [await makeInsurer(), await makeInsurer()];
  const clerk = asClerkOf(insurer, (await makeClerk(insurer)).clerkId);
  const { member } = await memberWith(insurer, {});
  const { member: stranger } = await memberWith(other, {});
  await memberWith(insurer, {});
  const orderId = await clerk.order({ target: { by: "selected", selection: { ids: [member.id, stranger.id] } } });
  const letters = await inTransaction(insurer.id, (tx) => tx.letter.findMany({ where: { orderId } }));
  expect(letters.map(({ memberId }) => memberId)).toEqual([member.id]);
});

test("letters for all whom the conditions mean; above 20 a second clerk is asked; nothing of the search is kept", async () => {
  const insurer = await makeInsurer();
  const clerk = asClerkOf(insurer, (await makeClerk(insurer)).clerkId);
  for (let index = 0; index <= MAX_ALONE_MEMBERS; index += 1) {
    await makeMember(insurer, { upTo: "temporary", kana: "センタク　ハナ" });
  }
  await makeMember(insurer, { upTo: "temporary", kana: "ベツ　ハナ" });
  const selection = { ...EVERYBODY, typed: "センタク" };
  const orderId = await clerk.order({ target: { by: "selected", selection } });
  const order = await inTransaction(insurer.id, (tx) => tx.letterOrder.findFirstOrThrow({ where: { id: orderId } }));
  expect([order.approvedAt, order.target]).toEqual([null, { by: "selected" }]);
  const written = await inTransaction(insurer.id, (tx) => tx.letter.count({ where: { orderId } }));
  expect(written).toBe(MAX_ALONE_MEMBERS + 1);
  const nobody = { by: "selected", selection: { ...EVERYBODY, typed: "ダレモイナイ" } } as const;
  const asked = { target: nobody, delivery: "paper", unit: "person", reissuesFinished: false } as const;
  expect(await clerk.act(orderLetters, asked)).toEqual({ ok: false, code: "nobody" });
});
