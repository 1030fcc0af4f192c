import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { listHistory } from "#lib/settings/list-history.ts";
import { signInOverview } from "#lib/settings/sign-in-overview.ts";
import { signedIn } from "#lib/settings/signed-in.fixture.ts";
import { changeLoginId } from "#lib/settings/verbs/change-login-id.ts";
import { fillLargeInsurer } from "#lib/testing/large-insurer.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { rowsReadBy } from "#lib/testing/rows-read.ts";
import { Walker } from "#lib/testing/walker.ts";

/** A person's own rows, the insurer's, and tables that are small. */
const FEW = 1_000;

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  await fillLargeInsurer(insurer);
});

/** Tables of which one transaction read more than one member has rows. */
async function muchReadBy(work: () => Promise<unknown>) {
  const reads = await rowsReadBy(work);
  expect(reads.length).toBeGreaterThan(0);
  return reads.filter(({ scanned, byIndex }) => scanned + byIndex > FEW);
}

test("a first login, and the ones after it", async () => {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "temporary" }), "totp");
  const logIn = async () => {
    await walker.logIn();
    await walker.walk();
    await walker.openSession();
    walker.token = "";
  };
  expect(await muchReadBy(logIn)).toEqual([]);
  walker.person = { ...walker.person, password: walker.newPassword };
  expect(await muchReadBy(logIn)).toEqual([]);
});

test("a login that is refused: a wrong password, and a user ID of nobody", async () => {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  expect(await muchReadBy(() => walker.logIn("wrong-password"))).toEqual([]);
  expect(await muchReadBy(() => walker.logIn("wrong-password", "nobody-2026"))).toEqual([]);
});

test("a forgotten password, from the mail to the login", async () => {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  const reset = async () => {
    await walker.followResetLink(await walker.askForReset());
    await walker.walk();
    await walker.openSession();
  };
  expect(await muchReadBy(reset)).toEqual([]);
});

test("the session of a request, the settings' pages, and a change", async () => {
  const { session, member, read, change, context } = await signedIn(insurer);
  const ids = { memberId: member.id, sessionId: session.id };
  expect(await muchReadBy(() => loadSession(context, session.token))).toEqual([]);
  expect(await muchReadBy(() => read((scope) => listHistory(scope, ids)))).toEqual([]);
  expect(await muchReadBy(() => read((scope) => signInOverview(scope, ids)))).toEqual([]);
  const rename = () =>
    change((scope, recent) => changeLoginId(scope, recent, { loginId: "faster-2026", shown: member.loginId }));
  expect(await muchReadBy(rename)).toEqual([]);
});
