import { beforeEach, describe, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { addOrigin, listOrigins, removeOrigin } from "./origins.ts";
import { enterPopup, handOver } from "./popup.ts";

const HOME = "https://www.example.or.jp";
const STATE = "0123456789abcdef0123456789abcdef";

let insurer: Insurer;
let member: { memberId: string; sessionId: string };
beforeEach(async () => {
  insurer = await makeInsurer();
  await inScope((scope) => addOrigin(scope, { text: HOME }));
  const memberId = (await makeMember(insurer, { upTo: "totp" })).member.id;
  member = { memberId, sessionId: (await openSession(makeContext(insurer), { memberId })).id };
});

function inScope<Value>(work: (scope: Scope) => Promise<Value>, of = insurer): Promise<Value> {
  return inInsurer(makeContext(of), work);
}

const enter = (referer: string | null, state: string | null = STATE, of = insurer) =>
  inScope((scope) => enterPopup(scope, { referer, state }), of);

const audited = (action: string) =>
  inScope(({ tx }) => tx.auditEvent.findMany({ where: { action }, orderBy: { sequence: "asc" } }));

describe("a window that a page has opened", () => {
  test.each([`${HOME}/`, `${HOME}/a/page?b=c`])("of a registered origin (%s) goes on to the login", async (referer) => {
    expect(await enter(referer)).toEqual({ ok: true, value: { origin: HOME, state: STATE } });
  });

  test.each([
    ["no page", null, "origin-hidden"],
    ["nothing readable", "about", "origin-hidden"],
    ["another site", "https://evil.example/", "origin-unregistered"],
    ["a subdomain", "https://a.www.example.or.jp/", "origin-unregistered"],
    ["a port", `${HOME}:8443/`, "origin-unregistered"],
    ["a trailing dot", `${HOME}./`, "origin-unregistered"],
    ["http", "http://www.example.or.jp/", "origin-unregistered"],
    ["a user that looks like it", `https://www.example.or.jp@evil.example/`, "origin-unregistered"],
  ])("of %s is refused and recorded", async (_what, referer, code) => {
    expect(await enter(referer)).toEqual({ ok: false, code });
    expect(await audited("embed.sign-in")).toMatchObject([{ result: "refused", detail: { reason: code } }]);
  });

  test.each([null, "", "short", "x".repeat(65), `${"x".repeat(30)}<script>`])(
    "with the state %s is refused",
    async (state) => {
      expect(await enter(`${HOME}/`, state)).toEqual({ ok: false, code: "state" });
    },
  );

  test("of this portal: the cards alone, and those of this insurer", async () => {
    const own = insurerOrigin(insurer);
    expect(await enter(`${own}/embed/cards?opened=late`)).toEqual({ ok: true, value: { origin: own, state: STATE } });
    expect(await enter(`${own}/login`)).toMatchObject({ code: "origin-unregistered" });
    const other = await makeInsurer();
    expect(await enter(`${own}/embed/cards`, STATE, other)).toMatchObject({ code: "origin-unregistered" });
    expect(await enter(`${HOME}/`, STATE, other)).toMatchObject({ code: "origin-unregistered" });
  });
});

describe("the end of its login", () => {
  const popup = { origin: HOME, state: STATE };
  const give = (input: Partial<Parameters<typeof handOver>[1]> = {}) =>
    inScope((scope) => handOver(scope, { state: STATE, popup, ...member, ...input }));

  test("is posted to the registered origin alone: type and state, nothing of the member", async () => {
    expect(await give()).toEqual({
      ok: true,
      value: { target: HOME, message: { type: "kenpo:signed-in", state: STATE } },
    });
    expect((await inScope(listOrigins))[0]?.lastUsedAt).not.toBeNull();
    expect(await audited("embed.sign-in")).toMatchObject([{ result: "success", ...member, detail: { origin: HOME } }]);
  });

  test("is posted to the cards with a code", async () => {
    const target = insurerOrigin(insurer);
    const given = await give({ popup: { origin: target, state: STATE } });
    expect(given).toMatchObject({ ok: true, value: { target, message: { state: STATE } } });
    expect(given.ok && given.value.message.code).toMatch(/^[\w-]{43}$/);
  });

  test("is posted to nobody for another window, without one, or once the origin is no longer registered", async () => {
    expect(await give({ state: STATE.replaceAll("0", "1") })).toEqual({ ok: false, code: "other-popup" });
    expect(await give({ popup: null })).toEqual({ ok: false, code: "other-popup" });
    await inScope((scope) => removeOrigin(scope, { origin: HOME }));
    expect(await give()).toEqual({ ok: false, code: "origin-unregistered" });
    expect((await audited("embed.sign-in")).map(({ detail }) => detail)).toEqual([
      { reason: "other-popup" },
      { reason: "origin-unregistered" },
    ]);
  });
});
