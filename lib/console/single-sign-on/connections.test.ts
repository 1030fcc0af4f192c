import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { nowContext, signedInBrowser, singleSignOn } from "#lib/oidc/single-sign-on.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { startBeside } from "#lib/testing/start-beside.ts";
import { type ClerkVerb, holdClerk, runAsClerk } from "../access/clerk-verb.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { approveRequest } from "../approvals/decide-approval.ts";
import { readApproval } from "../approvals/list-approvals.ts";
import {
  addConnection,
  changeConnection,
  issueConnectionSecret,
  readConnectionOf,
  readConnections,
  removeConnection,
} from "./connections.ts";
import { makeConnection, typedConnection } from "./verb-inputs.fixture.ts";

let insurer: Insurer;
let manager: { clerkId: string };
beforeEach(async () => {
  insurer = await makeInsurer();
  manager = await makeClerk(insurer, "manager");
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, by = manager, of = insurer) {
  const outcome = await runAsClerk(makeContext(of), by.clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const rowOf = (id: string, of = insurer) =>
  inTransaction(of.id, (tx) => tx.oidcClient.findUnique({ where: { insurerId_id: { insurerId: of.id, id } } }));
const actions = () =>
  inTransaction(insurer.id, async (tx) =>
    (await tx.auditEvent.findMany({ orderBy: { sequence: "asc" } }))
      .map(({ action }) => action)
      .filter((action) => action.startsWith("service.")),
  );

test("registered, given a secret once, changed, removed; each is audited", async () => {
  const added = await as(addConnection, { typed: typedConnection({ name: "kenshin" }) });
  const id = added.ok ? added.value.id : "";
  const issued = await as(issueConnectionSecret, { id });
  const secret = issued.ok ? issued.value.secret : "";
  expect((await rowOf(id))?.secretHash).toBe(hashToken(secret));
  const shown = await as(readConnectionOf, { id });
  expect(JSON.stringify([shown, await as(readConnections, undefined)])).not.toMatch(/secretHash|subjectKey/);
  const typed = typedConnection({ title: "健診", scopes: ["email"], isOwn: true });
  expect((await as(changeConnection, { id, seen: shown?.seen ?? "", typed })).ok).toBe(true);
  expect(await rowOf(id)).toMatchObject({ name: "kenshin", title: "健診", scopes: ["email"], asksConsent: false });
  expect((await as(removeConnection, { id })).ok).toBe(true);
  expect(await as(removeConnection, { id })).toEqual({ ok: false, code: "unknown" });
  expect(await actions()).toEqual(["service.add", "service.rotate-secret", "service.change", "service.remove"]);
});

describe("what a clerk may not type", () => {
  test.each([
    ["name", { name: "健診" }],
    ["title", { title: " " }],
    ["redirectUris", { redirectUris: "http://kenshin.example/callback" }],
    ["redirectUris", { redirectUris: "https://kenshin.example/a https://other.example/a" }],
    ["redirectUris", { redirectUris: "" }],
    ["postLogoutRedirectUris", { postLogoutRedirectUris: "https://*.example/" }],
    ["backchannelLogoutUri", { backchannelLogoutUri: "javascript:alert(1)" }],
    ["initiateLoginUri", { initiateLoginUri: "//kenshin.example" }],
  ])("%s: %o", async (field, typed) => {
    const added = await as(addConnection, { typed: typedConnection(typed) });
    expect(added).toEqual({ ok: false, code: "refused", problems: [field] });
  });

  test("everything wrong is told at once, in the order of the form", async () => {
    const typed = typedConnection({ name: "健診", title: " ", redirectUris: "", initiateLoginUri: "x" });
    const problems = ["title", "name", "redirectUris", "initiateLoginUri"];
    expect(await as(addConnection, { typed })).toEqual({ ok: false, code: "refused", problems });
  });

  test("a client_id twice, and a change of what a colleague has changed", async () => {
    await as(addConnection, { typed: typedConnection({ name: "twice" }) });
    const again = await as(addConnection, { typed: typedConnection({ name: "twice" }) });
    expect(again).toEqual({ ok: false, code: "name-taken" });
    const id = await makeConnection(insurer);
    const seen = (await as(readConnectionOf, { id }))?.seen ?? "";
    expect((await as(changeConnection, { id, seen, typed: typedConnection({ title: "一" }) })).ok).toBe(true);
    const late = await as(changeConnection, { id, seen, typed: typedConnection({ title: "二" }) });
    expect(late).toEqual({ ok: false, code: "changed-meanwhile" });
  });
});

test("a service of another insurer is not found by its id", async () => {
  const theirs = await makeInsurer();
  const id = await makeConnection(theirs);
  expect(await as(readConnectionOf, { id })).toBeNull();
  for (const verb of [issueConnectionSecret, removeConnection]) {
    expect(await as<{ id: string }, unknown>(verb, { id })).toEqual({ ok: false, code: "unknown" });
  }
  expect(await as(changeConnection, { id, seen: "", typed: typedConnection() })).toMatchObject({ code: "unknown" });
  expect(await rowOf(id, theirs)).not.toBeNull();
  expect(await as(readConnectionOf, { id: "no-id" })).toBeNull();
});

describe("記号・番号", () => {
  const reason = "健診機関が記号・番号で請求するため";
  const NUMBER = "insurance_number";
  const scopesOf = async (id: string) => (await rowOf(id))?.scopes;
  const seenOf = async (id: string) => (await as(readConnectionOf, { id }))?.seen ?? "";

  /** Asked by one 管理. @returns what the other one reads and decides by */
  async function asked(id: string) {
    const other = await makeClerk(insurer, "manager");
    const asking = await as(askApproval, { act: "insurance-number", input: { clientId: id }, reason });
    const approvalId = asking.ok ? asking.value.approvalId : "";
    const seen = (await as(readApproval, approvalId, other))?.facts?.fingerprint ?? "";
    return { approvalId, approve: () => as(approveRequest, { approvalId, seen }, other) };
  }

  test("no form hands them over: neither a new service's, nor a change", async () => {
    const typed = typedConnection({ scopes: ["profile", NUMBER] });
    const added = await as(addConnection, { typed });
    const id = added.ok ? added.value.id : "";
    expect(await scopesOf(id)).toEqual(["profile"]);
    await as(changeConnection, { id, seen: await seenOf(id), typed });
    expect(await scopesOf(id)).toEqual(["profile"]);
  });

  test("a second 管理 allows them; no 担当 may ask", async () => {
    const id = await makeConnection(insurer, ["profile"]);
    const { approve } = await asked(id);
    expect(await scopesOf(id)).toEqual(["profile"]);
    expect((await approve()).ok).toBe(true);
    expect(await scopesOf(id)).toEqual(["profile", NUMBER]);
    const officer = await makeClerk(insurer);
    const refused = await as(askApproval, { act: "insurance-number", input: { clientId: id }, reason }, officer);
    expect(refused).toEqual({ ok: false, code: "role-too-low" });
  });

  test("what was asked for other addresses is not approved", async () => {
    const id = await makeConnection(insurer);
    const { approve } = await asked(id);
    const typed = typedConnection({ redirectUris: "https://other.example/callback" });
    await as(changeConnection, { id, seen: await seenOf(id), typed });
    expect(await approve()).toMatchObject({ ok: false, code: "changed" });
    expect(await scopesOf(id)).not.toContain(NUMBER);
  });

  test("addresses that are changed while they are being approved get nothing", async () => {
    const id = await makeConnection(insurer);
    const { approve } = await asked(id);
    const typed = typedConnection({ redirectUris: "https://other.example/callback" });
    const seen = await seenOf(id);
    const { beside } = await inInsurer(makeContext(insurer), async (scope) => {
      const clerk = await holdClerk(scope, manager.clerkId, "manager");
      if (!clerk) throw new Error("nobody");
      expect((await changeConnection.run({ ...scope, clerk }, { id, seen, typed })).ok).toBe(true);
      return startBeside(scope, approve);
    });
    expect(await beside).toMatchObject({ ok: false, code: "changed" });
    expect(await scopesOf(id)).not.toContain(NUMBER);
  });

  test.each([
    ["a new address", { redirectUris: "https://kenshin.example/callback https://kenshin.example/2" }],
    ["no consent any more", { isOwn: true }],
    ["unticked", { scopes: [] }],
  ])("%s takes them away", async (_what, overrides) => {
    const id = await makeConnection(insurer, [NUMBER]);
    const same = typedConnection({ scopes: [NUMBER], title: "別の名前" });
    await as(changeConnection, { id, seen: await seenOf(id), typed: same });
    expect(await scopesOf(id)).toEqual([NUMBER]);
    await as(changeConnection, { id, seen: await seenOf(id), typed: { ...same, ...overrides } });
    expect(await scopesOf(id)).not.toContain(NUMBER);
  });
});

test("the last use of a service is known, as exact as an hour", async () => {
  const sso = await singleSignOn();
  const { browser } = await signedInBrowser(sso.insurer, sso.port);
  const used = async () => {
    const [row] = await inTransaction(sso.insurer.id, (tx) => tx.oidcClient.findMany());
    return { id: row?.id ?? "", at: row?.lastUsedAt ?? null };
  };
  expect((await used()).at).toBeNull();
  await sso.service.logIn(browser);
  const first = await used();
  expect(first.at?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  await sso.service.logIn(browser);
  expect(await used()).toEqual(first);
  const long = addSeconds(nowContext(sso.insurer).now, -2 * HOUR_SECONDS);
  await inTransaction(sso.insurer.id, (tx) => tx.oidcClient.updateMany({ data: { lastUsedAt: long } }));
  await sso.service.logIn(browser);
  expect((await used()).at?.getTime()).toBeGreaterThan(long.getTime());
});
