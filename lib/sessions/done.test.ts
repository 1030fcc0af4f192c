import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer, type Scope } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { noteDone, noteDoneEverywhere, takeDone } from "./done.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer();
});

async function signedIn() {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const session = await openSession(context, { memberId: member.id });
  const within = <Value>(work: (scope: Scope) => Promise<Value>) => inInsurer(context, work);
  return { member, session, within };
}

test("said once, in the order of what was done", async () => {
  const { session, within } = await signedIn();
  await within((scope) => noteDone(scope, session.id, { code: "totp-added", name: "電話" }, { code: "method-totp" }));
  await within((scope) => noteDone(scope, session.id, { code: "nothing" }));
  const said = [{ code: "totp-added", name: "電話" }, { code: "method-totp" }, { code: "nothing" }];
  expect(await within((scope) => takeDone(scope, session.id))).toEqual(said);
  expect(await within((scope) => takeDone(scope, session.id))).toEqual([]);
});

test("whoever posts and never looks fills no row", async () => {
  const { member, session, within } = await signedIn();
  await within(async (scope) => {
    for (let posted = 0; posted < 100; posted += 1) {
      await noteDone(scope, session.id, { code: "nothing" });
      await noteDoneEverywhere(scope, member.id, { code: "language" });
    }
  });
  expect((await within((scope) => takeDone(scope, session.id))).length).toBeLessThanOrEqual(20);
});
