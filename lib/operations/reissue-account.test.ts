import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { memberWithPasskey } from "#lib/credentials/passkey/passkey.fixture.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { Walker } from "#lib/testing/walker.ts";
import { reissueAccount } from "./reissue-account.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp", "passkey", "email"] } });
});

async function newWalker(options: MemberOptions = { upTo: "totp" }) {
  return new Walker(makeContext(insurer), await makeMember(insurer, options), "totp");
}

/** Reissues the account; the walker logs in with the new temporary credentials from now on. */
async function reissue(walker: Walker) {
  const { context, person } = walker;
  const reissued = await asOperator(context, (scope) => reissueAccount(scope, person.member.id));
  if (!reissued.ok) throw new Error(reissued.code);
  person.password = reissued.value.password ?? person.password;
  return reissued.value;
}

const storedMember = (memberId: string) =>
  inTransaction(insurer.id, (tx) =>
    tx.member.findUniqueOrThrow({
      where: { insurerId_id: { insurerId: insurer.id, id: memberId } },
      include: {
        ...{ password: true, totpDevices: true, passkeys: true, guards: true, temporaryCredential: true },
        ...{ recoveryCode: true, knownBrowsers: true, acceptances: true },
      },
    }),
  );

describe("アカウント再発行: old credentials and sessions end", () => {
  test("the former password, session and attempt are out at once", async () => {
    const walker = await newWalker();
    const formerPassword = walker.person.password;
    await walker.logIn();
    await walker.walk();
    const opened = await walker.openSession();
    await walker.logIn();
    await reissue(walker);
    expect(opened.ok && (await loadSession({ insurer, now: walker.context.now }, opened.value.token))).toBeNull();
    expect((await walker.act("totp")).kind).toBe("no-attempt");
    expect(await walker.logIn(formerPassword)).toEqual({ ok: false, code: "refused" });
  });

  test("a former passkey alone does not log in", async () => {
    const browser = await memberWithPasskey(insurer);
    expect((await browser.logIn()).ok).toBe(true);
    const context = makeContext(insurer);
    await asOperator(context, (scope) => reissueAccount(scope, browser.memberId));
    expect((await browser.logIn()).ok).toBe(false);
  });

  test("no factor, code, known browser, miss or link is left; user ID, e-mail address and accepted terms are", async () => {
    const { context, person } = await newWalker();
    const owner = { insurerId: insurer.id, memberId: person.member.id };
    const moment = { createdAt: context.now, expiresAt: addSeconds(context.now, 600) };
    await inTransaction(insurer.id, async (tx) => {
      await tx.recoveryCode.create({ data: { ...owner, codeHash: "h", createdAt: context.now } });
      await tx.knownBrowser.create({ data: { ...owner, tokenHash: "d", lastSeenAt: context.now } });
      await tx.authenticatorGuard.create({ data: { ...owner, authenticator: "password", misses: 50 } });
      await tx.oneTimeToken.create({ data: { ...owner, ...moment, type: "passwordReset", tokenHash: randomUUID() } });
      await tx.totpEnrolment.create({ data: { ...owner, ...moment, ownerId: randomUUID(), secretEncrypted: "x" } });
      const { createdAt: requestedAt, expiresAt } = moment;
      await tx.emailChange.create({ data: { ...owner, newEmail: "new@example.jp", requestedAt, expiresAt } });
    });
    await asOperator(context, (scope) => reissueAccount(scope, person.member.id));

    expect(await storedMember(owner.memberId)).toMatchObject({
      ...{ password: null, totpDevices: [], passkeys: [], guards: [], recoveryCode: null, knownBrowsers: [] },
      ...{ method: null, isEmailCodeEnabled: false, wizardCompletedAt: null, emailConfirmedAt: null, state: "active" },
      ...{ loginId: person.loginId, email: person.member.email, acceptances: [{ version: 1 }] },
      temporaryCredential: { kind: "random", expiresAt: addSeconds(context.now, 30 * DAY_SECONDS) },
    });
    const open = await inTransaction(insurer.id, async (tx) => [
      await tx.oneTimeToken.count({ where: { ...owner, usedAt: null } }),
      await tx.totpEnrolment.count({ where: owner }),
      await tx.emailChange.count({ where: { ...owner, endedAt: null } }),
    ]);
    expect(open).toEqual([0, 0, 0]);
  });

  test("an enrolment posted at the same moment leaves no factor behind", async () => {
    for (let round = 0; round < 5; round += 1) {
      const walker = await newWalker({ upTo: "wizard" });
      await walker.logIn();
      await atOnce(
        () => walker.act("totp-register"),
        () => reissue(walker),
      );
      expect((await storedMember(walker.person.member.id)).totpDevices).toEqual([]);
    }
  });

  test("nobody else is touched", async () => {
    const other = await newWalker();
    await reissue(await newWalker());
    await other.logIn();
    expect(await other.walk()).toEqual(["totp", "done"]);
  });
});

describe("the new temporary credentials", () => {
  test("leads through the wizard again, with the same user ID, to a session", async () => {
    const walker = await newWalker();
    walker.email = walker.person.member.email ?? "";
    const { password } = await reissue(walker);
    expect(password).toMatch(/^[a-km-np-z2-9]{12}$/);
    expect((await walker.logIn()).ok).toBe(true);
    const screens = ["birth-date", "email", "email-confirm", "method", "new-password", "complete", "totp-register"];
    expect(await walker.walk()).toEqual([...screens, "done"]);
    expect((await walker.openSession()).ok).toBe(true);
  });

  test("replace the former ones: only the last ones open a login", async () => {
    const walker = await newWalker({ upTo: "temporary" });
    const lost = walker.person.password;
    await reissue(walker);
    expect((await walker.logIn(lost)).ok).toBe(false);
    expect((await walker.logIn()).ok).toBe(true);
  });

  test("is the formula where the insurer's policy says so, with its five tries anew (spec §5.3)", async () => {
    const formulaInsurer = await makeInsurer({ policy: { methods: ["totp"], temporaryCredential: "formula" } });
    const person = await makeMember(formulaInsurer, { upTo: "temporary", temporaryCredential: "formula" });
    const walker = new Walker(makeContext(formulaInsurer), person, "totp");
    for (let miss = 1; miss <= 5; miss += 1) {
      walker.wait(3600);
      await walker.logIn("wrong");
    }
    walker.wait(3600);
    expect((await walker.logIn()).ok).toBe(false);
    const reissued = await asOperator(walker.context, (scope) => reissueAccount(scope, person.member.id));
    expect(reissued).toMatchObject({ ok: true, value: { password: null } });
    expect((await walker.logIn()).ok).toBe(true);
  });

  test("is in the audit by its kind, never by its text", async () => {
    const walker = await newWalker();
    const { password } = await reissue(walker);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { memberId: walker.person.member.id, action: "member.reissue" } }),
    );
    expect(events).toMatchObject([{ actor: "operator", detail: { temporaryCredential: "random" } }]);
    expect(JSON.stringify(events[0]?.detail)).not.toContain(password);
  });

  test("is for members only: after 資格喪失 nothing is issued", async () => {
    const { context, person } = await newWalker({ upTo: "totp", state: "disabled" });
    const refused = await asOperator(context, (scope) => reissueAccount(scope, person.member.id));
    expect(refused).toEqual({ ok: false, code: "member-disabled" });
    expect(await storedMember(person.member.id)).toMatchObject({ temporaryCredential: null, totpDevices: [{}] });
  });
});
