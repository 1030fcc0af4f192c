import { beforeEach, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import type { TestMember } from "#lib/testing/make-member.ts";
import { withdrawConsent } from "./consent.ts";
import { deliver } from "./deliver.ts";
import { countDelivery, type DeliveryList, listDelivery } from "./delivery-list.ts";
import { delivered, documentsOf, during, eligibleMember, open, sessionId, verify } from "./eligible.fixture.ts";
import { noCounts } from "./issue-documents.ts";
import { revokeDocument } from "./revoke-document.ts";

let insurer: Insurer;
let taro: TestMember;
beforeEach(async () => {
  insurer = await makeInsurer({ policy: { eligibility: { isOn: true, unopenedDays: 14 } } });
  taro = await eligibleMember(insurer);
});

const report = () => {};
const toAll = () => deliver(makeContext(insurer), null, { report });
const list = async (which: DeliveryList, now?: Date) => {
  const query = { list: which, after: null, limit: 10 };
  return (await during(insurer, (scope) => listDelivery(scope, query), now)).map(({ memberId }) => memberId);
};

describe("a delivery", () => {
  test("to everybody: who agrees gets one, again nobody; each list says who", async () => {
    const jiro = await eligibleMember(insurer, false);
    const saburo = await eligibleMember(insurer);
    await during(insurer, (scope) => withdrawConsent(scope, { memberId: saburo.member.id, sessionId }));
    expect(await list("waiting")).toEqual([taro.member.id]);
    const progress: number[] = [];
    const counts = await deliver(makeContext(insurer), null, { report: (done, total) => progress.push(done, total) });
    expect(counts).toEqual({ ...noCounts(), issued: 1, paper: 2 });
    expect(progress).toEqual([3, 3]);
    expect(await toAll()).toEqual({ ...noCounts(), unchanged: 1, paper: 2 });
    expect(await list("delivered")).toEqual([taro.member.id]);
    expect(await list("paper")).toEqual([jiro.member.id, saburo.member.id]);
    expect(await list("withdrawn")).toEqual([saburo.member.id]);
    const sizes = await during(insurer, countDelivery);
    expect(sizes).toEqual({ delivered: 1, unopened: 0, waiting: 0, paper: 2, withdrawn: 1 });
  });

  test("to listed numbers, without their zeros, and the whole household without 枝番", async () => {
    const { symbol, number } = taro.member;
    const other = await eligibleMember(insurer);
    const target = [{ symbol, number: number.replace(/^0+/, ""), branch: null }];
    const counts = await deliver(makeContext(insurer), target, { report });
    expect(counts).toEqual({ ...noCounts(), issued: 1 });
    expect(await documentsOf(insurer, other)).toEqual([]);
    const nobody = [{ symbol: "999", number: "1", branch: "00" }];
    expect(await deliver(makeContext(insurer), nobody, { report })).toEqual(noCounts());
  });

  test("interrupted, it has issued whole documents, and goes on with the rest", async () => {
    const before = async () => {
      throw new Error("stopped");
    };
    await expect(deliver(makeContext(insurer), null, { before, report })).rejects.toThrow("stopped");
    expect(await documentsOf(insurer, taro)).toEqual([]);
    const stop = () => {
      throw new Error("stopped");
    };
    await expect(deliver(makeContext(insurer), null, { report: stop })).rejects.toThrow("stopped");
    expect(await documentsOf(insurer, taro)).toHaveLength(1);
    expect(await toAll()).toEqual({ ...noCounts(), unchanged: 1 });
  });

  test("not opened after the policy's days: listed, until it is opened", async () => {
    await toAll();
    const late = addSeconds(makeContext(insurer).now, 14 * DAY_SECONDS);
    expect(await list("unopened", addSeconds(late, -1))).toEqual([]);
    expect(await list("unopened", late)).toEqual([taro.member.id]);
    const [line] = await documentsOf(insurer, taro);
    await open(insurer, taro, line?.id ?? "", late);
    expect(await list("unopened", late)).toEqual([]);
  });
});

describe("「無効にする」", () => {
  test("the check says so at once, it does not open, and cannot be revoked again; a new one can be delivered", async () => {
    const { id, code, number } = await delivered(insurer, taro);
    expect(await during(insurer, (scope) => revokeDocument(scope, number))).toEqual({ ok: true });
    expect(await verify(insurer, code)).toBe("revoked");
    expect(await open(insurer, taro, id)).toEqual({ ok: false, code: "ended" });
    const again = during(insurer, (scope) => revokeDocument(scope, number));
    await expect(again).resolves.toEqual({ ok: false, code: "ended" });
    const unknown = during(insurer, (scope) => revokeDocument(scope, 999));
    await expect(unknown).resolves.toEqual({ ok: false, code: "unknown" });
    expect(await toAll()).toEqual({ ...noCounts(), issued: 1 });
    expect((await documentsOf(insurer, taro)).map(({ state }) => state)).toEqual(["in-force", "revoked"]);
  });
});
