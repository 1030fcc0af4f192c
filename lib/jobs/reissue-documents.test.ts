import { expect, test } from "vitest";
import { changeMember, delivered, documentsOf, eligibleMember, verify } from "#lib/eligibility/eligible.fixture.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { reissueDocumentsOf } from "./reissue-documents.ts";

test("whose data have changed gets a new document, whoever has none or the same gets nothing", async () => {
  const insurer = await makeInsurer({ policy: { eligibility: { isOn: true } } });
  const { now } = makeContext(insurer);
  const [taro, jiro] = [await eligibleMember(insurer), await eligibleMember(insurer)];
  const without = await eligibleMember(insurer);
  const { code } = await delivered(insurer, taro);
  await delivered(insurer, jiro);
  await changeMember(taro, { name: "髙橋　太郎" });
  expect(await reissueDocumentsOf(insurer, now)).toBe(1);
  expect((await documentsOf(insurer, taro)).map(({ state }) => state)).toEqual(["in-force", "replaced"]);
  expect(await verify(insurer, code)).toBe("replaced");
  expect(await documentsOf(insurer, jiro)).toHaveLength(1);
  expect(await documentsOf(insurer, without)).toEqual([]);
});
