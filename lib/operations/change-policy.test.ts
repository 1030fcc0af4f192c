import { beforeEach, describe, expect, test } from "vitest";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerByHost, findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { MAX_POLICY_REASON_CHARACTERS } from "#lib/kernel/limits.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { changePolicy, type PolicyChange } from "./change-policy.ts";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer();
});

const REASON = "窓口への問い合わせが多いため";
const idle: PolicyChange = { field: "session.idleMinutes", value: 20, reason: REASON, version: 1 };

const change = (input: Partial<PolicyChange> = {}, of = insurer) =>
  inInsurer(makeContext(of, { actor: "clerk:00000000-0000-7000-8000-00000000000c" }), (scope) =>
    changePolicy(scope, { ...idle, ...input }),
  );
const historyOf = (of: Insurer) =>
  inTransaction(of.id, (tx) => tx.policyChange.findMany({ where: { insurerId: of.id }, orderBy: { version: "asc" } }));

describe("a change of the policy", () => {
  test("is in force at the next request, and leaves history and audit event with before and after", async () => {
    await findInsurerByHost(insurer.host);
    expect(await change()).toEqual({ ok: true, value: { version: 2 } });
    const next = await findInsurerByHost(insurer.host);
    expect([next?.policy.session.idleMinutes, next?.policyVersion]).toEqual([20, 2]);
    expect(await historyOf(insurer)).toEqual([
      expect.objectContaining({ version: 2, field: "session.idleMinutes", before: 30, after: 20, reason: REASON }),
    ]);
    const [event] = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "insurer.policy" } }),
    );
    expect(event).toMatchObject({
      actor: "clerk:00000000-0000-7000-8000-00000000000c",
      detail: { field: "session.idleMinutes", before: "30", after: "20", version: 2 },
    });
  });

  test("is seen although the row's moment is that of the policy before", async () => {
    const find = (tx: InsurerTransaction) => tx.insurer.findUniqueOrThrow({ where: { id: insurer.id } });
    await findInsurerByHost(insurer.host);
    const { updatedAt } = await inTransaction(insurer.id, find);
    await change();
    await inTransaction(insurer.id, (tx) => tx.insurer.updateMany({ where: { id: insurer.id }, data: { updatedAt } }));
    expect((await findInsurerByHost(insurer.host))?.policy.session.idleMinutes).toBe(20);
  });

  test("an optional value is taken away, and given back", async () => {
    expect(await change({ field: "recommendedMethod", value: "passkey" })).toMatchObject({ ok: true });
    expect(await change({ field: "recommendedMethod", value: null, version: 2 })).toMatchObject({ ok: true });
    expect((await findInsurerById(insurer.id))?.policy.recommendedMethod).toBeUndefined();
    expect((await historyOf(insurer)).map(({ before, after }) => [before, after])).toEqual([
      [null, "passkey"],
      ["passkey", null],
    ]);
  });

  test.each([
    ["without a reason", { reason: " \n" }, "reason-missing"],
    ["with a reason of a page", { reason: "あ".repeat(MAX_POLICY_REASON_CHARACTERS + 1) }, "reason-too-long"],
    ["to the value it has", { value: 30 }, "unchanged"],
    ["out of range", { value: 61 }, "refused"],
    ["of a policy that was changed meanwhile", { version: 0 }, "conflict"],
    ["that leaves nobody a method", { field: "methods" as const, value: [] }, "refused"],
  ])("%s is refused and leaves nothing", async (_, input, code) => {
    expect(await change(input)).toMatchObject({ ok: false, code });
    expect(await historyOf(insurer)).toEqual([]);
    expect((await findInsurerById(insurer.id))?.policy).toEqual(insurer.policy);
  });

  test("of two clerks at once, one changes it and the other reads of it first", async () => {
    const outcomes = await atOnce(
      () => change({ value: 15 }),
      () => change({ field: "resetLinkMinutes", value: 10 }),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? "done" : outcome.code)).sort()).toEqual(["conflict", "done"]);
    expect(await historyOf(insurer)).toHaveLength(1);
  });

  test("an operator changes the present policy; the console's own cannot be changed", async () => {
    await change();
    const changed = await asOperator(makeContext(insurer), (scope) =>
      changePolicy(scope, { ...idle, value: 40, version: null }),
    );
    expect(changed).toEqual({ ok: true, value: { version: 3 } });
    const console = await findInsurerById(CONSOLE_ID);
    if (!console) throw new Error("no console");
    expect(await change({}, console)).toEqual({ ok: false, code: "not-changeable" });
  });
});

describe("another insurer's policy", () => {
  test("cannot be written, nor its history read or written", async () => {
    const theirs = await makeInsurer();
    await change({}, theirs);
    const written = inTransaction(insurer.id, (tx) =>
      tx.insurer.updateMany({ where: { id: theirs.id }, data: { policyVersion: 9 } }),
    );
    expect(await written).toEqual({ count: 0 });
    const seen = inTransaction(insurer.id, (tx) => tx.policyChange.count({ where: { insurerId: theirs.id } }));
    expect(await seen).toBe(0);
    const forged = inTransaction(insurer.id, (tx) =>
      tx.policyChange.create({
        data: { insurerId: theirs.id, version: 7, at: new Date(), actor: "x", field: "methods", reason: "x" },
      }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  test("history is never rewritten, and the portal changes nothing of an insurer but its policy", async () => {
    await change();
    const rewritten = inTransaction(insurer.id, (tx) => tx.policyChange.updateMany({ data: { reason: "x" } }));
    await expect(rewritten).rejects.toThrow(/permission denied/);
    const renamed = inTransaction(insurer.id, (tx) =>
      tx.insurer.updateMany({ where: { id: insurer.id }, data: { host: "other.example" } }),
    );
    await expect(renamed).rejects.toThrow(/permission denied/);
  });
});
