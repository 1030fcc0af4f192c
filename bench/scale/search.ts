// 「加入者をさがす」 of the large insurer.
import type { Insurer } from "#lib/insurers/insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { type Typed, timeSearches } from "../member-searches.ts";
import { percentile } from "../statistics.ts";

/** As bench/fill.ts names them. */
const TYPED: Typed = {
  number: "1234",
  symbolAndNumber: "bench-1234",
  kana: "ケンポ　123",
  name: "健保　123",
  loginId: "bench123",
  email: "bench1234@example.jp",
};

/** @returns of each search the p95 in milliseconds */
export async function measureSearches(insurer: Insurer, clerkId: string): Promise<Record<string, number>> {
  const searches = await timeSearches(systemContext(insurer, new Date()), clerkId, TYPED);
  return Object.fromEntries([...searches].map(([name, times]) => [name, percentile(times, 0.95)]));
}
