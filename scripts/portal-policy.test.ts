import { tmpdir } from "node:os";
import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { portalIn } from "#lib/testing/portal-command.ts";

const portal = portalIn(tmpdir());
let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});
const policy = (...args: string[]) => portal("insurers", "policy", insurer.slug, ...args);

it.each([
  [["get", "methods", "totp"], "Give an insurer, get or set, and for set a field and its value."],
  [["set", "methods"], "Give an insurer, get or set, and for set a field and its value."],
  [["change"], "Give an insurer, get or set, and for set a field and its value."],
  [["set", "temporaryCredential", "random"], "--reason <text> is missing."],
])("insurers policy %j: one line says what is wrong", async (args, line) => {
  const { code, err } = await policy(...args);
  expect([code, err.split("\n")[0]]).toEqual([2, line]);
});

it("get prints every field, or one; an unknown one is named with those there are", async () => {
  expect((await policy("get")).out).toContain("session.idleMinutes\t30\n");
  expect(await policy("get", "methods")).toEqual({ code: 0, err: "", out: 'methods\t["email","passkey","totp"]\n' });
  expect(await policy("get", "idle")).toMatchObject({ code: 1, err: expect.stringContaining("session.idleMinutes") });
});

it("set changes one field, with its reason in the history, and says whom it concerns and what it falls short of", async () => {
  const changed = await policy("set", "temporaryCredential", "formula", "--reason", "移行のため");
  expect(changed).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/第2版.*\n.*0件\n.*ASVS 6\.4\.1/) });
  expect((await findInsurerById(insurer.id))?.policy.temporaryCredential).toBe("formula");
  const history = await inTransaction(insurer.id, (tx) => tx.policyChange.findMany());
  expect(history).toMatchObject([
    { actor: expect.stringMatching(/^operator:./), before: "random", after: "formula", reason: "移行のため" },
  ]);
});

it("set refuses what the insurer may not choose, and changes nothing", async () => {
  const { policy: before } = (await findInsurerById(insurer.id)) ?? {};
  const set = (field: string, value: string) => policy("set", field, value, "--reason", "試験");
  expect(await set("methods", "[]")).toMatchObject({ code: 1, err: expect.stringContaining("methods: ") });
  expect(await set("session.idleMinutes", "61")).toMatchObject({ code: 1 });
  expect(await set("session.idleMinutes", "30")).toMatchObject({
    code: 1,
    err: expect.stringContaining("今の値と同じ"),
  });
  const console = await portal("insurers", "policy", "console", "set", "session.idleMinutes", "20", "--reason", "x");
  expect(console).toMatchObject({ code: 1, err: expect.stringContaining("変更できません") });
  expect((await findInsurerById(insurer.id))?.policy).toEqual(before);
});
