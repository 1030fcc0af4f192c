// 「加入者をさがす」, timed: the verb of the console with what clerks type and choose, in this process as portal_app.
import { runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { EVERYBODY, type MemberConditions } from "#lib/console/members/member-filter.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import { searchMembers } from "#lib/console/members/search-members.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

const TRIES = 20;

/** What somebody of the filled insurer is found by; kana and name of few people, not of one. */
export type Typed = Record<"number" | "symbolAndNumber" | "kana" | "name" | "loginId" | "email", string>;

const searchesFor = (typed: Typed): [string, string, Partial<MemberConditions>][] => [
  ["everybody", "", {}],
  ["number", typed.number, {}],
  ["記号-番号", typed.symbolAndNumber, {}],
  ["kana of all", "ケンポ", {}],
  ["kana of few", typed.kana, {}],
  ["name", typed.name, {}],
  ["user ID", typed.loginId, {}],
  ["mail", typed.email, {}],
  ["not logged in", "", { group: "not-logged-in" }],
  ["locked", "", { group: "locked" }],
  ["expiring", "", { group: "expiring" }],
  ["disabled", "", { group: "disabled" }],
  ["dependants", "", { kind: "dependent" }],
  ["by method", "", { method: "passkey" }],
  ["not begun", "", { stop: "not-begun" }],
  ["stopped at mail", "", { stop: "email-confirm" }],
];

/** @returns milliseconds of each of 20 tries after a first one, which also opens the connection */
export async function timeTries(run: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index <= TRIES; index += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.slice(1);
}

/** @returns the tries of each search, by its name */
export async function timeSearches(context: RequestContext, clerkId: string, typed: Typed) {
  const found = new Map<string, number[]>();
  for (const [name, text, asked] of searchesFor(typed)) {
    const search = readSearch(text);
    const query = { ...EVERYBODY, ...asked, search, sort: "number", after: null, limit: 50 } as const;
    const searchOnce = async () => {
      const outcome = await runAsClerk(context, clerkId, searchMembers, query);
      if (!outcome.ok) throw new Error(outcome.code);
    };
    found.set(name, await timeTries(searchOnce));
  }
  return found;
}
