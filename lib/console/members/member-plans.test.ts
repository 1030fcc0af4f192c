import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { fillMembers } from "./many-members.fixture.ts";
import type { MemberGroup } from "./member-conditions.ts";
import type { MemberSort } from "./member-order.ts";
import { readSearch } from "./read-search.ts";
import { COUNTED_MEMBERS, memberStatements } from "./search-members.ts";

const MEMBERS = 60_000;

let insurer: Insurer;
let owner: pg.Client;
beforeAll(async () => {
  insurer = await makeInsurer();
  owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await fillMembers(owner, insurer.id, MEMBERS);
}, 120_000);
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
async function readsOf(kind: "page" | "count", typed: string, group: MemberGroup, sort: MemberSort): Promise<Plan[]> {
  const query = { search: readSearch(typed), group, sort, after: null, limit: 50 };
  return inInsurer(makeContext(insurer), async (scope) => {
    const statement = memberStatements(scope, query)[kind];
    const [row] = await scope.tx.$queryRaw<{ "QUERY PLAN": { Plan: Plan }[] }[]>(
      Prisma.sql`explain (analyze, format json) ${statement}`,
    );
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    return plan ? nodesOf(plan).filter((node) => node["Relation Name"] === "Member") : [];
  });
}

const CASES: [string, string, MemberGroup, MemberSort][] = [
  ["everybody", "", "all", "number"],
  ["everybody by kana", "", "all", "kana"],
  ["a number", "30123", "all", "number"],
  ["a number without its zeros", "123", "all", "number"],
  ["記号-番号", "101-30123", "all", "number"],
  ["記号-番号-枝番", "101-30123-00", "all", "number"],
  ["a rare kana", "ケンポ　30123", "all", "number"],
  ["a kana that all share", "ケンポ", "all", "number"],
  ["a name", "健保　30123", "all", "number"],
  ["a user ID", "plan30123", "all", "number"],
  ["the beginning of all user IDs", "plan", "all", "number"],
  ["a mail address", "plan30123@example.jp", "all", "number"],
  ["初回ログイン前", "", "not-logged-in", "number"],
  ["ロック中", "", "locked", "number"],
  ["期限が近い", "", "expiring", "number"],
  ["停止中", "", "disabled", "number"],
];

describe.each(CASES)("%s: an index finds them", (_, typed, group, sort) => {
  test("one page reads little more than its lines, whatever the insurer's size", async () => {
    const reads = await readsOf("page", typed, group, sort);
    expect(reads.length).toBeGreaterThan(0);
    for (const node of reads) {
      expect(node["Node Type"]).not.toBe("Seq Scan");
      const looked = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
      expect(looked).toBeLessThan(500);
    }
  });

  test("counting reads no more than it counts", async () => {
    for (const node of await readsOf("count", typed, group, sort)) {
      expect(node["Node Type"]).not.toBe("Seq Scan");
      const looked = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
      expect(looked).toBeLessThanOrEqual(COUNTED_MEMBERS + 1);
    }
  });
});
