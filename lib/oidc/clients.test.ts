import { describe, expect, test } from "vitest";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { newClientSchema } from "./client-schema.ts";
import { addClient, findClient, listClients, removeClient, rotateClientSecret } from "./clients.ts";

const INPUT = { name: "kenshin", title: "健診の予約", redirectUris: ["https://kenshin.example/callback"] };
const parse = (overrides: object) => newClientSchema.safeParse({ ...INPUT, ...overrides });

describe("what a service may be registered with", () => {
  test.each([
    ["http", ["http://kenshin.example/callback"]],
    ["a port of this machine, outside the demo", ["http://localhost:3003/callback"]],
    ["a wildcard", ["https://*.example/callback"]],
    ["a fragment", ["https://kenshin.example/callback#x"]],
    ["a user", ["https://a@kenshin.example/callback"]],
    ["dots on the way", ["https://kenshin.example/a/../callback"]],
    ["capital letters of the host", ["https://Kenshin.example/callback"]],
    ["another scheme", ["javascript:alert(1)"]],
    ["two hosts", ["https://kenshin.example/callback", "https://other.example/callback"]],
    ["none", []],
  ])("redirect URIs: %s is refused", (_what, redirectUris) => {
    expect(parse({ redirectUris }).success).toBe(false);
  });

  test("it asks for consent, and gets no claim, unless it is said", () => {
    expect(parse({}).data).toMatchObject({ asksConsent: true, scopes: [] });
    expect(parse({ scopes: ["openid", "symbol"] }).success).toBe(false);
    expect(parse({ nonsense: 1 }).success).toBe(false);
  });
});

test("registered, listed, given a new secret, removed; another insurer sees nothing of it", async () => {
  const [ours, theirs] = [await makeInsurer(), await makeInsurer()];
  const input = newClientSchema.parse(INPUT);
  const inOurs = makeContext(ours);
  const added = await inInsurer(inOurs, (scope) => addClient(scope, input));
  const secret = added.ok ? (added.value.secret ?? "") : "";
  expect(secret).toHaveLength(43);
  expect(await inInsurer(inOurs, (scope) => addClient(scope, input))).toEqual({ ok: false, code: "name-taken" });
  expect(await inInsurer(makeContext(theirs), listClients)).toEqual([]);
  expect(await inInsurer(makeContext(theirs), (scope) => removeClient(scope, input))).toMatchObject({
    code: "not-found",
  });
  const before = await inInsurer(inOurs, (scope) => findClient(scope, "kenshin"));
  expect(JSON.stringify(before)).not.toContain(secret);
  await inInsurer(inOurs, (scope) => rotateClientSecret(scope, input));
  const after = await inInsurer(inOurs, (scope) => findClient(scope, "kenshin"));
  expect(after?.secretHash).not.toBe(before?.secretHash);
  expect(after?.subjectKeyEncrypted).toBe(before?.subjectKeyEncrypted);
  expect(await inInsurer(inOurs, (scope) => removeClient(scope, input))).toEqual({ ok: true, value: undefined });
  expect(await inInsurer(inOurs, listClients)).toEqual([]);
});
