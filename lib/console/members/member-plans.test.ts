import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { fillImport, fillMembers } from "./many-members.fixture.ts";
import { EVERYBODY, type MemberConditions } from "./member-filter.ts";
import type { MemberSort } from "./member-order.ts";
import { readSearch } from "./read-search.ts";
import { COUNTED_MEMBERS, memberStatements } from "./search-members.ts";

const MEMBERS = 60_000;
const IMPORT_ID = "0197f3a0-0000-7000-8000-000000000012";

let insurer: Insurer;
let owner: pg.Client;
beforeAll(async () => {
  insurer = await makeInsurer();
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await fillMembers(owner, insurer.id, MEMBERS);
  await fillImport(owner, insurer.id, IMPORT_ID);
});
afterAll(() => owner.end());

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The nodes of a statement's plan that read members, as the portal's own role runs it. */
async function readsOf(kind: "page" | "count", typed: string, asked: Asked): Promise<Plan[]> {
  const query = { ...EVERYBODY, sort: "number" as const, ...asked, search: readSearch(typed), after: null, limit: 50 };
  return inInsurer(makeContext(insurer), async (scope) => {
    const statement = memberStatements(scope, query)[kind];
    const [row] = await scope.tx.$queryRaw<{ "QUERY PLAN": { Plan: Plan }[] }[]>(
      Prisma.sql`explain (analyze, format json) ${statement}`,
    );
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    return plan ? nodesOf(plan).filter((node) => node["Relation Name"] === "Member") : [];
  });
}

type Asked = Partial<MemberConditions> & { sort?: MemberSort };

const CASES: [string, string, Asked][] = [
  ["everybody", "", {}],
  ["everybody by kana", "", { sort: "kana" }],
  ["everybody by last login", "", { sort: "last-login" }],
  ["a number", "30123", {}],
  ["a number without its zeros", "123", {}],
  ["記号-番号", "101-30123", {}],
  ["記号-番号-枝番", "101-30123-00", {}],
  ["a rare kana", "ケンポ　30123", {}],
  ["a kana that all share", "ケンポ", {}],
  ["a name", "健保　30123", {}],
  ["a rare kana without its blank", "ケンポ30123", {}],
  ["a name without it", "健保30123", {}],
  ["a user ID", "plan30123", {}],
  ["the beginning of all user IDs", "plan", {}],
  ["a mail address", "plan30123@example.jp", {}],
  ["初回ログイン前", "", { group: "not-logged-in" }],
  ["ロック中", "", { group: "locked" }],
  ["期限が近い", "", { group: "expiring" }],
  ["停止中", "", { group: "disabled" }],
  ["被扶養者", "", { kind: "dependent" }],
  ["a method that few have", "", { method: "passkey" }],
  ["a method that most have", "", { method: "totp" }],
  ["a first login that has not begun", "", { stop: "not-begun" }],
  ["a first login that stops at the mail", "", { stop: "email-confirm" }],
  ["an import", "", { import: IMPORT_ID }],
];

describe.each(CASES)("%s: an index finds them", (_, typed, asked) => {
  test("one page reads little more than its lines, whatever the insurer's size", async () => {
    const reads = await readsOf("page", typed, asked);
    expect(reads.length).toBeGreaterThan(0);
    for (const node of reads) {
      expect(node["Node Type"]).not.toBe("Seq Scan");
      const looked = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
      expect(looked).toBeLessThan(500);
    }
  });

  test("counting reads no more than it counts", async () => {
    for (const node of await readsOf("count", typed, asked)) {
      expect(node["Node Type"]).not.toBe("Seq Scan");
      const looked = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
      expect(looked).toBeLessThanOrEqual(COUNTED_MEMBERS + 1);
    }
  });
});
