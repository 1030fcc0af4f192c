import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { consumeToken } from "./consume-token.ts";
import { findToken } from "./find-token.ts";
import { issueToken } from "./issue-token.ts";
import { killTokens } from "./kill-tokens.ts";
import { LIFETIME_SECONDS, type TokenDetails } from "./token-types.ts";

const TYPES = Object.keys(LIFETIME_SECONDS) as (keyof TokenDetails)[];

let insurer: Insurer;
let memberId: string;
beforeAll(async () => {
  insurer = await makeInsurer();
  memberId = (await makeMember(insurer, { upTo: "wizard" })).member.id;
});

const context = () => makeContext(insurer);
const later = (seconds: number) => makeContext(insurer, { now: addSeconds(context().now, seconds) });

/** A token of `type` with every column a type may use. */
async function issued(type: keyof TokenDetails) {
  const details = { ownerId: randomUUID(), email: "to@example.jp", isFromKnownBrowser: false };
  const text = type === "lostFactorCode" ? randomUUID().toUpperCase() : undefined;
  const token = await inInsurer(context(), (scope) => issueToken(scope, { type, memberId, text, ...details }));
  return { ...token, ...details, type, memberId };
}

describe.each(TYPES)("a %s", (type) => {
  test("50 parallel uses: one succeeds (spec §14 cases 5 and 7)", async () => {
    const { text } = await issued(type);
    const uses = await inParallel(50, () =>
      inInsurer(context(), (scope) => consumeToken(scope, { type, text, memberId })),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
  });

  test("is good until its last second, and not after it (spec §14 case 8)", async () => {
    const lifetime = LIFETIME_SECONDS[type](insurer.policy);
    const inTime = await issued(type);
    const tooLate = await issued(type);
    const use = (seconds: number, { text }: { text: string }) =>
      inInsurer(later(seconds), (scope) => consumeToken(scope, { type, text, memberId }));
    expect(await use(lifetime - 1, inTime)).toBe(true);
    expect(await use(lifetime, tooLate)).toBe(false);
  });

  test("is nothing for another member, another owner, another type or another insurer", async () => {
    const { text, ownerId } = await issued(type);
    const other = makeContext(await makeInsurer());
    const asAnother = TYPES.filter((candidate) => candidate !== type);
    for (const presented of [
      { type, text, memberId: randomUUID() },
      { type, text, memberId, ownerId: randomUUID() },
      ...asAnother.map((candidate) => ({ type: candidate, text, memberId })),
    ]) {
      expect(await inInsurer(context(), (scope) => consumeToken(scope, presented))).toBe(false);
    }
    expect(await inInsurer(other, (scope) => consumeToken(scope, { type, text, memberId }))).toBe(false);
    expect(await inInsurer(context(), (scope) => consumeToken(scope, { type, text, memberId, ownerId }))).toBe(true);
  });

  test("that was killed is invalid", async () => {
    const { text } = await issued(type);
    await inInsurer(context(), (scope) => killTokens(scope, { memberIds: [memberId], types: [type] }));
    expect(await inInsurer(context(), (scope) => consumeToken(scope, { type, text, memberId }))).toBe(false);
  });
});

test("looking at a link any number of times uses nothing; a used one is not found", async () => {
  const { text, email } = await issued("emailConfirmation");
  const look = () => inInsurer(context(), (scope) => findToken(scope, "emailConfirmation", text));
  await look();
  expect(await look()).toMatchObject({ memberId, email });
  await inInsurer(context(), (scope) => consumeToken(scope, { type: "emailConfirmation", text }));
  expect(await look()).toBeNull();
});

test("killing spares other owners' tokens", async () => {
  const mine = await issued("emailConfirmation");
  const others = await issued("emailConfirmation");
  const owned = { memberIds: [memberId], types: ["emailConfirmation"], ownerIds: [mine.ownerId] } as const;
  const isAlive = async ({ text }: { text: string }) =>
    (await inInsurer(context(), (scope) => findToken(scope, "emailConfirmation", text))) !== null;
  expect([await isAlive(mine), await isAlive(others)]).toEqual([true, true]);
  await inInsurer(context(), (scope) => killTokens(scope, owned));
  expect([await isAlive(mine), await isAlive(others)]).toEqual([false, true]);
});
