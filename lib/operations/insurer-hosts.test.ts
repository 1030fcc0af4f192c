import { describe, expect, test } from "vitest";
import { beginPasskeyAuthentication } from "#lib/credentials/passkey/begin-passkey-authentication.ts";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { verifyPasskey } from "#lib/credentials/passkey/verify-passkey.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerByHost, findInsurerByOtherHost, findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { readHostName } from "#lib/insurers/host-name.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { inInsurer, type Scope, scopeOf } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { addHost, readHosts, removeHost } from "./insurer-hosts.ts";

/** As the command line does it. */
const asOps = <Value>(insurer: Insurer, work: (scope: Scope) => Promise<Value>) =>
  opsTransaction(insurer.id, (tx) => work(scopeOf(makeContext(insurer, { actor: "operator:o" }), tx)));
const add = (insurer: Insurer, host: string, isMain = false) =>
  asOps(insurer, (scope) => addHost(scope, { host, isMain }));
const remove = (insurer: Insurer, host: string) => asOps(insurer, (scope) => removeHost(scope, { host }));
const own = ({ slug }: Insurer) => `www.${slug}.example`;
const reread = async ({ slug }: Insurer) => (await findInsurerBySlug(slug)) as Insurer;

describe("a host name as typed", () => {
  test.each([
    ["WWW.Aozora.example", "www.aozora.example"],
    [" www.aozora.example ", "www.aozora.example"],
    ["健保.example", "xn--ruqtm.example"],
    ["ｗｗｗ．ａｏｚｏｒａ．example", "www.aozora.example"],
  ])("%s is read", (typed, host) => expect(readHostName(typed)).toBe(host));

  test.each([
    ["a port", "www.aozora.example:8443"],
    ["a dot behind it", "www.aozora.example."],
    ["a URL", "https://www.aozora.example"],
    ["a path", "www.aozora.example/login"],
    ["a wildcard", "*.aozora.example"],
    ["one word", "aozora"],
    ["an IP address", "192.0.2.1"],
    ["an IPv6 address", "[2001:db8::1]"],
    ["a user", "a@aozora.example"],
    ["nothing", ""],
  ])("%s is refused", (_what, typed) => expect(readHostName(typed)).toBeNull());
});

describe("whose a host may be", () => {
  test("another insurer's host, of its pages or another one, is refused, in both directions", async () => {
    const [ours, theirs] = [await makeInsurer(), await makeInsurer()];
    expect((await add(theirs, own(theirs))).ok).toBe(true);
    for (const host of [theirs.host, own(theirs)]) {
      expect(await add(ours, host, true)).toEqual({ ok: false, code: "host-taken" });
    }
    await expect(makeInsurer({ host: own(theirs) })).rejects.toThrow("host-taken");
  });

  test("the console's host is refused", async () => {
    expect(await add(await makeInsurer(), "admin.localhost")).toEqual({ ok: false, code: "admin-host" });
  });

  test("of two insurers who take one host at once, one has it", async () => {
    const [ours, theirs] = [await makeInsurer(), await makeInsurer()];
    const both = await Promise.all([add(ours, own(ours)), add(theirs, own(ours))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a host that is its own already, nobody's, or in use is neither added nor removed", async () => {
    const insurer = await makeInsurer();
    expect(await add(insurer, insurer.host)).toEqual({ ok: false, code: "host-known" });
    expect(await remove(insurer, insurer.host)).toEqual({ ok: false, code: "host-main" });
    expect(await remove(insurer, "nobody.example")).toEqual({ ok: false, code: "host-unknown" });
  });
});

test("a further host leads to the insurer, until it is removed; each is audited", async () => {
  const insurer = await makeInsurer();
  await add(insurer, own(insurer));
  expect(await findInsurerByHost(own(insurer))).toBeNull();
  expect((await findInsurerByOtherHost(own(insurer)))?.id).toBe(insurer.id);
  expect((await remove(insurer, own(insurer))).ok).toBe(true);
  expect(await findInsurerByOtherHost(own(insurer))).toBeNull();
  const events = await inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({ where: { action: { startsWith: "insurer.host" } }, orderBy: { sequence: "asc" } }),
  );
  expect(events.map(({ action, actor, detail }) => [action, actor, detail])).toEqual([
    ["insurer.host-add", "operator:o", { host: own(insurer), isMain: false, passkeyHost: insurer.host }],
    ["insurer.host-remove", "operator:o", { host: own(insurer) }],
  ]);
});

describe("the insurer moves to a host of its own", () => {
  test("before the first passkey, the new host is their relying party, and the former one may go", async () => {
    const insurer = await makeInsurer();
    await add(insurer, own(insurer), true);
    expect(await reread(insurer)).toMatchObject({ host: own(insurer), passkeyHost: own(insurer) });
    expect((await findInsurerByOtherHost(insurer.host))?.id).toBe(insurer.id);
    expect((await remove(insurer, insurer.host)).ok).toBe(true);
  });

  test("passkeys of the former host go on logging in at the new one, which makes further ones of the same kind", async () => {
    const insurer = await makeInsurer();
    const { authenticator, owner, memberId } = await memberWithPasskey(insurer);
    await add(insurer, own(insurer), true);
    const moved = await reread(insurer);
    expect(moved).toMatchObject({ host: own(insurer), passkeyHost: insurer.host });
    const context = makeContext(moved);
    const options = await inInsurer(context, (scope) => beginPasskeyAuthentication(scope, { owner }));
    expect(options.rpId).toBe(insurer.host);
    const response = authenticator.authenticate(options, { origin: insurerOrigin(moved) });
    expect(await inInsurer(context, (scope) => verifyPasskey(scope, { owner, response }))).toMatchObject({
      value: { memberId },
    });
    expect((await memberWithPasskey(moved)).passkeyId).toEqual(expect.any(String));
  });

  test("pages of the former host, or of any other, may not use them", async () => {
    const insurer = await makeInsurer();
    const { authenticator, owner } = await memberWithPasskey(insurer);
    await add(insurer, own(insurer), true);
    const context = makeContext(await reread(insurer));
    for (const origin of [insurerOrigin(insurer), "https://evil.example"]) {
      const options = await inInsurer(context, (scope) => beginPasskeyAuthentication(scope, { owner }));
      const response = authenticator.authenticate(options, { origin });
      expect((await inInsurer(context, (scope) => verifyPasskey(scope, { owner, response }))).ok).toBe(false);
    }
  });

  test("the host of the passkeys cannot be removed while one is left", async () => {
    const insurer = await makeInsurer();
    const { passkeyId } = await memberWithPasskey(insurer);
    await add(insurer, own(insurer), true);
    expect(await remove(insurer, insurer.host)).toEqual({ ok: false, code: "host-passkeys" });
    await inTransaction(insurer.id, (tx) => tx.passkey.deleteMany({ where: { id: passkeyId } }));
    expect((await remove(insurer, insurer.host)).ok).toBe(true);
    expect(await reread(insurer)).toMatchObject({ host: own(insurer), passkeyHost: own(insurer) });
  });

  test("and back: all is as it was", async () => {
    const insurer = await makeInsurer();
    await memberWithPasskey(insurer);
    await add(insurer, own(insurer), true);
    await add(await reread(insurer), insurer.host, true);
    expect(await asOps(insurer, readHosts)).toMatchObject({
      host: insurer.host,
      otherHosts: [own(insurer)],
      passkeyHost: insurer.host,
      passkeys: 1,
    });
  });
});
