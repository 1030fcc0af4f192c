import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { addHomepage, readHomepage, removeHomepage } from "./homepage.ts";

const OURS = "https://www.kenpo.example.jp";

let insurer: Insurer;
let clerkId: string;
beforeEach(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer, "manager")).clerkId;
});

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input, of = { insurer, clerkId }) {
  const outcome = await runAsClerk(makeContext(of.insurer), of.clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const origins = async (of?: { insurer: Insurer; clerkId: string }) =>
  (await as(readHomepage, undefined, of)).origins.map(({ origin }) => origin);

test("registered and removed by 管理, each in the audit as theirs", async () => {
  expect(await as(addHomepage, { typed: `${OURS}/` })).toEqual({ ok: true, value: { origin: OURS } });
  expect(await as(addHomepage, { typed: OURS })).toEqual({ ok: false, code: "already-registered" });
  expect(await origins()).toEqual([OURS]);
  expect((await as(removeHomepage, { origin: OURS })).ok).toBe(true);
  expect(await as(removeHomepage, { origin: OURS })).toEqual({ ok: false, code: "not-found" });
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { action: { startsWith: "embed." } }, orderBy: { sequence: "asc" } }),
  );
  expect(events.map(({ action, actor }) => [action, actor])).toEqual([
    ["embed.origin-add", `clerk:${clerkId}`],
    ["embed.origin-remove", `clerk:${clerkId}`],
  ]);
});

test.each([
  ["http://www.kenpo.example.jp", "not-https"],
  ["https://www.kenpo.example.jp:8443", "has-port"],
  ["https://www.kenpo.example.jp.", "trailing-dot"],
  ["www.kenpo.example.jp", "not-an-origin"],
  ["https://www.kenpo.example.jp/top", "not-an-origin"],
])("%s is refused: %s", async (typed, code) => {
  expect(await as(addHomepage, { typed })).toEqual({ ok: false, code });
});

test("another insurer sees and removes nothing of it", async () => {
  await as(addHomepage, { typed: OURS });
  const other = await makeInsurer();
  const theirs = { insurer: other, clerkId: (await makeClerk(other, "manager")).clerkId };
  expect(await origins(theirs)).toEqual([]);
  expect(await as(removeHomepage, { origin: OURS }, theirs)).toEqual({ ok: false, code: "not-found" });
  expect(await origins()).toEqual([OURS]);
});

test("the HTML to paste, and the button of the trial, are of this insurer's host", async () => {
  const { portal, snippet, script } = await as(readHomepage, undefined);
  expect(portal).toBe(insurerOrigin(insurer));
  for (const html of Object.values(snippet)) expect(html).toContain(portal);
  expect(snippet.script).toContain(`src="${script.url}" integrity="${script.integrity}"`);
});
