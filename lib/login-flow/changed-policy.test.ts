import { expect, test } from "vitest";
import { findInsurerByHost } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { changePolicy } from "#lib/operations/change-policy.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";
import { methodToEnrol } from "./steps.ts";

/** A login under way, and what the insurer changes meanwhile: the walker's next request reads the policy anew. */
async function underWay(insurer: Insurer, member: MemberOptions) {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, member), "totp");
  await walker.logIn();
  const change = async (field: Parameters<typeof changePolicy>[1]["field"], value: unknown) => {
    const input = { field, value, reason: "試験", version: null };
    expect(await inInsurer(walker.context, (scope) => changePolicy(scope, input))).toMatchObject({ ok: true });
    const changed = await findInsurerByHost(insurer.host);
    if (changed) walker.context = { ...walker.context, insurer: changed };
  };
  return { walker, change };
}

test("the order of the first login changes on the way; what was done stays done", async () => {
  const { walker, change } = await underWay(await makeInsurer(), { upTo: "temporary" });
  await walker.act("birth-date");
  await walker.act("terms");
  expect(await walker.due()).toBe("email");
  await change("firstLoginOrder", "password-first");
  expect(await walker.due()).toBe("method");
});

test("a method that was chosen and then withdrawn is chosen anew, and never set up", async () => {
  const { walker, change } = await underWay(await makeInsurer(), { upTo: "terms" });
  await walker.act("birth-date");
  await walker.act("email");
  await walker.act("email-confirm");
  walker.method = "email";
  await walker.act("method");
  expect(await walker.due()).toBe("new-password");
  await change("methods", ["totp", "passkey"]);
  expect(await walker.due()).toBe("method");
  walker.method = "totp";
  await walker.act("method");
  await walker.act("new-password");
  expect(await walker.due()).toBe("complete");
});

test("withdrawn after the wizard and before its set-up: the insurer's first method is set up instead", async () => {
  const { walker, change } = await underWay(await makeInsurer(), { upTo: "wizard", method: "email" });
  expect(await walker.due()).toBe("email-code");
  await change("methods", ["totp", "passkey"]);
  expect(await walker.due()).toBe("totp-register");
  expect(methodToEnrol((await walker.attempt()).facts)).toBe("totp");
  await walker.act("totp-register");
  expect(walker.progress).toMatchObject({ next: "done" });
  expect((await walker.attempt()).facts.method).toBe("totp");
});

test("a factor that is registered lets its member in, though the method is withdrawn", async () => {
  const { walker, change } = await underWay(await makeInsurer(), { upTo: "totp" });
  await change("methods", ["passkey"]);
  expect(await walker.due()).toBe("totp");
  await walker.act("totp");
  expect(walker.progress).toMatchObject({ next: "done" });
});

test("a session has the period of the policy at its last step, not of the first", async () => {
  const { walker, change } = await underWay(await makeInsurer(), { upTo: "totp" });
  await change("session.idleMinutes", 10);
  await walker.act("totp");
  const opened = await walker.openSession();
  expect(opened).toMatchObject({ ok: true });
  const [session] = await inInsurer(walker.context, ({ tx }) =>
    tx.session.findMany({ where: { memberId: walker.person.member.id } }),
  );
  expect(session?.idleSeconds).toBe(600);
});

test("a forgotten password: whether the factor is asked follows the policy of this moment", async () => {
  const { walker, change } = await underWay(await makeInsurer({ policy: { resetNeedsFactor: false } }), {
    upTo: "totp",
  });
  await walker.followResetLink(await walker.askForReset());
  expect(await walker.due()).toBe("totp-register");
  await change("resetNeedsFactor", true);
  expect(await walker.due()).toBe("totp");
});
