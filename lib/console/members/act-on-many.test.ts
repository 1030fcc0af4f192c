import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { actOnMany, readSelected } from "./act-on-many.ts";
import { exportMembers } from "./export-members.ts";
import { EVERYBODY } from "./member-filter.ts";
import type { Selection } from "./selection.ts";

const reason = "退職者の名簿にもとづく停止のため";
let insurer: Insurer;
let other: Insurer;
let clerkId: string;
let managerId: string;
beforeAll(async () => {
  insurer = await makeInsurer();
  other = await makeInsurer();
  clerkId = (await makeClerk(insurer)).clerkId;
  managerId = (await makeClerk(insurer, "manager")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, by = clerkId): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer), by, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function members(count: number, kana: string, of = insurer): Promise<string[]> {
  const ids = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await makeMember(of, { upTo: "temporary", kana })).member.id);
  return ids;
}

const stopped = (ids: string[], of = insurer) =>
  inTransaction(of.id, (tx) => tx.member.count({ where: { id: { in: ids }, state: "disabled" } }));

async function stop(selection: Selection, why = reason) {
  const found = await as(readSelected, { act: "stop-many", selection });
  if (!found.ok) throw new Error(found.code);
  const { fingerprint, ...shown } = found.value;
  const outcome = await as(actOnMany, { act: "stop-many", selection, seen: fingerprint, reason: why });
  return { shown, outcome };
}

describe("acts on selected members (spec §10)", () => {
  test("up to 20 at once, by one clerk", async () => {
    const ids = await members(20, "ニジュウ");
    const { shown, outcome } = await stop({ ids }, "");
    expect(shown).toEqual({ people: 20, needsApproval: false });
    expect(outcome).toEqual({ ok: true, value: { done: 20 } });
    expect(await stopped(ids)).toBe(20);
  });

  test("more than 20, by the list's condition: asked for, and nothing done", async () => {
    const ids = await members(21, "ニジュウイチ");
    const { shown, outcome } = await stop({ ...EVERYBODY, typed: "にじゅういち" });
    expect(shown).toEqual({ people: 21, needsApproval: true });
    expect(outcome).toMatchObject({ ok: true, value: { approvalId: expect.any(String) } });
    expect(await stopped(ids)).toBe(0);
    expect((await stop({ ids }, "短い")).outcome).toEqual({ ok: false, code: "reason-too-short" });
  });

  test("whoever came or went since the page was shown: asked again", async () => {
    const ids = await members(3, "サンニン");
    const selection = { ...EVERYBODY, typed: "サンニン" };
    const found = await as(readSelected, { act: "stop-many", selection });
    const seen = found.ok ? found.value.fingerprint : "";
    await members(1, "サンニン");
    expect(await as(actOnMany, { act: "stop-many", selection, seen, reason })).toEqual({ ok: false, code: "changed" });
    expect(await stopped(ids)).toBe(0);
  });

  test("another insurer's ids are nobody, alone and among ours (spec §14 case 18)", async () => {
    const theirs = await members(1, "ヨソ", other);
    const alone = { act: "stop-many", selection: { ids: theirs } } as const;
    expect(await as(readSelected, alone)).toEqual({ ok: false, code: "nobody" });
    const ours = await members(1, "ウチ");
    expect((await stop({ ids: [...ours, ...theirs] })).outcome).toEqual({ ok: true, value: { done: 1 } });
    expect(await stopped(theirs, other)).toBe(0);
  });
});

describe("「CSVをダウンロード」", () => {
  test("who took how many is audited; another insurer's are not in it", async () => {
    await members(2, "ダウンロード");
    await members(1, "ダウンロード", other);
    const lines = await as(exportMembers, { ...EVERYBODY, search: { by: "kana", kana: "ダウンロード" } }, managerId);
    expect(lines).toMatchObject({ ok: true, value: [{ kana: "ダウンロード" }, { kana: "ダウンロード" }] });
    const event = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findFirst({ where: { action: "members.export" }, orderBy: { sequence: "desc" } }),
    );
    expect(event).toMatchObject({ actor: `clerk:${managerId}`, detail: { people: 2, group: "all", by: "kana" } });
  });
});
