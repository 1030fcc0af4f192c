import { beforeAll, describe, expect, test } from "vitest";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { filterParams, readFilter } from "./audit-filter.ts";
import { listAudit } from "./audit-log.ts";
import { auditCsv, startAuditExport } from "./export-audit.ts";

let insurer: Insurer;
let clerkId: string;
let memberId: string;

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const record = (at: string, entry: Partial<Parameters<typeof recordAudit>[1]> = {}) =>
  inInsurer(makeContext(insurer, { now: new Date(at), actor: `clerk:${clerkId}` }), (scope) =>
    recordAudit(scope, { action: "member.kana", result: "success", ...entry }),
  );

const actionsOf = async (params: Record<string, string>) => {
  const { lines } = await as(listAudit, { filter: readFilter(params), before: null, limit: 100 });
  return lines.map(({ action }) => action);
};

async function csvOf(params: Record<string, string>): Promise<string> {
  const filter = readFilter(params);
  const before = await as(startAuditExport, filter);
  let csv = "";
  for await (const piece of auditCsv(makeContext(insurer), { clerkId, filter, before })) csv += piece;
  return csv;
}

beforeAll(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "manager")).clerkId;
  memberId = (await makeMember(insurer, { upTo: "totp" })).member.id;
  await record("2026-10-01T14:59:59Z", { action: "member.unlock", memberId });
  await record("2026-10-01T15:00:00Z", { action: "member.reissue", memberId, detail: { checked: "=1+1" } });
});

describe("監査ログ is filtered", () => {
  test("by who, what and whom", async () => {
    expect(await actionsOf({ what: "member.unlock" })).toEqual(["member.unlock"]);
    expect(await actionsOf({ member: memberId })).toEqual(["member.reissue", "member.unlock"]);
    expect(await actionsOf({ who: `clerk:${clerkId}`, member: memberId })).toHaveLength(2);
    expect(await actionsOf({ who: "clerk" })).toContain("member.unlock");
    expect(await actionsOf({ who: "operator" })).toContain("insurer.create");
    expect(await actionsOf({ who: "member" })).not.toContain("member.unlock");
  });

  test("an operator is named, as the clerks are", async () => {
    const context = makeContext(insurer, { actor: "operator:操作 花子" });
    await inInsurer(context, (scope) => recordAudit(scope, { action: "keys.rotate", result: "success" }));
    const query = { filter: readFilter({ what: "keys.rotate" }), before: null, limit: 9 };
    expect((await as(listAudit, query)).lines).toMatchObject([{ actor: "operator", actorName: "操作 花子" }]);
    expect(await csvOf({ what: "keys.rotate" })).toContain('"運用者","操作 花子"');
  });

  test("by days in Japan, both included", async () => {
    expect(await actionsOf({ from: "2026-10-01", to: "2026-10-01" })).toEqual(["member.unlock"]);
    expect(await actionsOf({ from: "2026-10-02", to: "2026-10-02" })).toEqual(["member.reissue"]);
  });

  test("what cannot be a filter is left out, and a filter comes back from its address", () => {
    const nonsense = { who: "clerk:1", what: "toString", member: "1", from: "2026-02-30", to: ["2026-01-01"] };
    expect(filterParams(readFilter(nonsense))).toEqual({});
    const params = { who: "system", what: "member.kana", member: memberId, from: "2026-01-01", to: "2026-02-28" };
    expect(filterParams(readFilter(params))).toEqual(params);
  });
});

describe("the CSV", () => {
  test("has what was asked for, opens in Excel, runs no formula, and is itself recorded", async () => {
    const csv = await csvOf({ member: memberId });
    expect(csv.startsWith('\ufeff"番号","日時","だれが"')).toBe(true);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
    expect(csv).toContain('"2026年10月2日 00:00","担当者","健保 花子","仮パスワードを再発行"');
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "audit.export" }, orderBy: { sequence: "desc" } }),
    );
    expect(events[0]).toMatchObject({ actor: `clerk:${clerkId}`, detail: { member: memberId } });
  });

  test("a name that a spreadsheet would take for a formula is text", async () => {
    const where = { insurerId_id: { insurerId: insurer.id, id: clerkId } };
    await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data: { name: "=HYPERLINK(1)" } }));
    const csv = await csvOf({ what: "member.unlock" });
    await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data: { name: "健保 花子" } }));
    expect(csv).toContain(`"'=HYPERLINK(1)"`);
  });

  test("is read in pieces, each line once, and ends for a clerk who is demoted in the middle", async () => {
    await inInsurer(makeContext(insurer), async (scope) => {
      for (let made = 0; made < 600; made += 1) await recordAudit(scope, { action: "session.end", result: "success" });
    });
    const csv = await csvOf({ what: "session.end" });
    const numbers = csv.match(/^"\d+"/gm) ?? [];
    expect([numbers.length, new Set(numbers).size]).toEqual([600, 600]);

    const filter = readFilter({ what: "session.end" });
    const before = await as(startAuditExport, filter);
    const pieces = auditCsv(makeContext(insurer), { clerkId, filter, before });
    await pieces.next();
    await pieces.next();
    const where = { insurerId_id: { insurerId: insurer.id, id: clerkId } };
    await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data: { role: "viewer" } }));
    await expect(pieces.next()).rejects.toThrow("no longer");
    await inTransaction(insurer.id, (tx) => tx.clerk.update({ where, data: { role: "manager" } }));
  });
});
