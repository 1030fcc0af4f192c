import { expect, test } from "vitest";
import { LAST_SEEN_MEMBERS } from "#lib/kernel/limits.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { runAsClerk } from "../access/clerk-verb.ts";
import { listLastSeen } from "./last-seen.ts";
import { readMember } from "./member-detail.ts";

test("最近見た加入者: whom this clerk has opened, once each, the latest first; nobody of a colleague's or another insurer", async () => {
  const [insurer, other] = [await makeInsurer(), await makeInsurer()];
  const [clerk, colleague, stranger] = [await makeClerk(insurer), await makeClerk(insurer), await makeClerk(other)];
  const members = [];
  for (let index = 0; index < LAST_SEEN_MEMBERS + 2; index += 1)
    members.push((await makeMember(insurer, { upTo: "temporary" })).member.id);
  const read = async (clerkId: string, id: string) => runAsClerk(makeContext(insurer), clerkId, readMember, id);
  for (const id of members) await read(clerk.clerkId, id);
  await read(clerk.clerkId, members[5] ?? "");
  await read(colleague.clerkId, members[0] ?? "");
  const seenBy = async (of: typeof clerk, at = insurer) => {
    const outcome = await runAsClerk(makeContext(at), of.clerkId, listLastSeen, undefined);
    return outcome.ok ? outcome.value.map(({ id }) => id) : [];
  };
  const rest = members.filter((_, index) => index !== 5).toReversed();
  expect(await seenBy(clerk)).toEqual([members[5], ...rest].slice(0, LAST_SEEN_MEMBERS));
  expect(await seenBy(colleague)).toEqual([members[0]]);
  expect(await seenBy(stranger, other)).toEqual([]);
});
