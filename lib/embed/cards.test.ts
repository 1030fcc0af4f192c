import { beforeEach, describe, expect, test } from "vitest";
import { endFor } from "#lib/endings/end-for.ts";
import { ENDINGS, type Ending, type EndingEvent } from "#lib/endings/endings.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { publishTerms } from "#lib/operations/publish-terms.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { issueCardsCode, openCards, readCards } from "./cards.ts";

const STATE = "0123456789abcdef0123456789abcdef";
const INVALID = { ok: false, code: "code-invalid" };

let insurer: Insurer;
let member: { memberId: string; sessionId: string };
beforeEach(async () => {
  insurer = await makeInsurer();
  const memberId = (await makeMember(insurer, { upTo: "totp" })).member.id;
  member = { memberId, sessionId: (await openSession(makeContext(insurer), { memberId })).id };
});

const { now } = makeContext({} as Insurer);

function inScope<Value>(work: (scope: Scope) => Promise<Value>, seconds = 0, of = insurer): Promise<Value> {
  return inInsurer(makeContext(of, { now: addSeconds(now, seconds) }), work);
}

const issue = () => inScope((scope) => issueCardsCode(scope, { state: STATE, ...member }));
const open = (code: string, { state = STATE, after = 0, of = insurer } = {}) =>
  inScope((scope) => openCards(scope, { code, state }), after, of);
const read = (token: string, after = 0, of = insurer) =>
  readCards(makeContext(of, { now: addSeconds(now, after) }), token);

async function opened(): Promise<string> {
  const result = await open(await issue());
  if (!result.ok) throw new Error(result.code);
  return result.value.token;
}

describe("the code of the cards", () => {
  test("50 parallel uses: one succeeds, and a replay is refused and recorded", async () => {
    const code = await issue();
    const uses = await inParallel(50, () => open(code));
    expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await open(code)).toEqual(INVALID);
    const events = await inScope(({ tx }) => tx.auditEvent.findMany({ where: { action: "embed.cards" } }));
    expect(events.map(({ result }) => result).toSorted()).toEqual(["refused", "success"]);
  });

  test("is good for a minute, with its state, at its insurer", async () => {
    const code = await issue();
    expect(await open(code, { state: STATE.replaceAll("0", "1") })).toEqual(INVALID);
    expect(await open(code, { of: await makeInsurer() })).toEqual(INVALID);
    expect(await open(code, { after: MINUTE_SECONDS })).toEqual(INVALID);
    expect(await open(code, { after: MINUTE_SECONDS - 1 })).toMatchObject({ ok: true });
  });
});

describe("the cookie of the cards", () => {
  test("of more readers than there are connections each reads, and none waits for another's", async () => {
    const token = await opened();
    const context = makeContext(insurer);
    const reads = await inParallel(40, () => readCards(context, token));
    expect(reads).not.toContain(null);
  });

  test("reads announcements and services, and is no session", async () => {
    const token = await opened();
    expect(await read(token)).toMatchObject({ services: [], announcements: [] });
    expect(await read(token, 0, await makeInsurer())).toBeNull();
    expect(await inScope((scope) => loadSession(scope, token))).toBeNull();
  });

  test("keeps no session alive: the cards idle out with it", async () => {
    const token = await opened();
    expect(await read(token, 29 * MINUTE_SECONDS)).not.toBeNull();
    expect(await read(token, 30 * MINUTE_SECONDS)).toBeNull();
  });

  const events = (Object.keys(ENDINGS) as EndingEvent[]).filter((event) => (ENDINGS[event] as Ending).sessions);
  test.each(events)("%s: reads nothing from this moment on", async (event) => {
    const token = await opened();
    await inScope((scope) => endFor(scope, event, { memberIds: [member.memberId] }));
    expect(await read(token)).toBeNull();
  });

  test("reads nothing while new terms wait, or for a disabled member", async () => {
    const token = await opened();
    await inScope(({ tx }) => tx.member.updateMany({ where: { id: member.memberId }, data: { state: "disabled" } }));
    expect(await read(token)).toBeNull();
    await inScope(({ tx }) => tx.member.updateMany({ where: { id: member.memberId }, data: { state: "active" } }));
    expect(await read(token)).not.toBeNull();
    await asOperator(makeContext(insurer), (scope) => publishTerms(scope, "# 利用規約\n\n第1条　改めました。"));
    expect(await read(token)).toBeNull();
  });
});
