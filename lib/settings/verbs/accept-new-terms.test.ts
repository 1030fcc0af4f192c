import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { ok } from "#lib/kernel/result.ts";
import { areTermsDue } from "#lib/login-flow/facts.ts";
import { publishTerms } from "#lib/operations/publish-terms.ts";
import { type Draft, loadSession } from "#lib/sessions/load-session.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { takeChange } from "../take-change.ts";
import { type SessionForm, takeSession } from "../take-session.ts";
import { acceptNewTerms, refuseNewTerms } from "./accept-new-terms.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

async function publish(text: string): Promise<number> {
  const published = await asOperator(makeContext(insurer), (scope) => publishTerms(scope, text));
  if (!published.ok) throw new Error(published.code);
  return published.value.version;
}

/** A member signed in before a new version is published. */
async function signedInBeforeTheRevision() {
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const session = await openSession(context, { memberId: member.id });
  const version = await publish(`# 利用規約\n\n${member.id} が読んでいるあいだの改定`);
  const answer = { token: session.token, memberId: member.id };
  return { context, member, session, version, answer };
}

type Answer = SessionForm & { version: number };

const accept = (context: RequestContext, { version, ...answer }: Answer) =>
  takeSession(context, answer, (scope, active) => acceptNewTerms(scope, active, { version }));

const refuse = (context: RequestContext, answer: SessionForm) =>
  takeSession(context, answer, (scope, active) => refuseNewTerms(scope, active, answer));

const traces = (memberId: string) =>
  inTransaction(insurer.id, (tx) =>
    tx.auditEvent.findMany({
      where: { memberId, action: { in: ["login.terms-accept", "login.terms-refuse"] } },
      select: { action: true, sessionId: true, detail: true },
    }),
  );

const acceptances = (memberId: string) =>
  inTransaction(insurer.id, (tx) => tx.termsAcceptance.findMany({ where: { memberId }, orderBy: { version: "asc" } }));

describe("terms revised while a member is signed in (manual 004, 3-8)", () => {
  it("keeps who accepted which version, and when", async () => {
    const { context, member, session, version, answer } = await signedInBeforeTheRevision();
    expect(await accept(context, { ...answer, version })).toEqual(ok());
    const accepted = await acceptances(member.id);
    expect(accepted.at(-1)).toMatchObject({ version, acceptedAt: context.now, attemptId: null });
    expect(accepted.length).toBe(2);
    expect(await traces(member.id)).toEqual([
      { action: "login.terms-accept", sessionId: session.id, detail: { version } },
    ]);
    const active = await loadSession({ insurer, now: context.now }, session.token);
    expect(active && areTermsDue(active)).toBe(false);
  });

  it("asks for no fresh authentication to agree", async () => {
    const { context, member, version, answer } = await signedInBeforeTheRevision();
    const later = { ...context, now: addSeconds(context.now, 1500) };
    expect(await accept(later, { ...answer, version })).toEqual(ok());
    expect((await acceptances(member.id)).at(-1)?.version).toBe(version);
  });

  it("records one acceptance for a button pressed twice at once", async () => {
    const { context, member, version, answer } = await signedInBeforeTheRevision();
    await inParallel(2, () => accept(context, { ...answer, version }));
    expect((await acceptances(member.id)).filter((each) => each.version === version)).toHaveLength(1);
  });

  it("takes no agreement to a version that a newer one has followed, nor to one that is not there", async () => {
    const { context, member, version, answer } = await signedInBeforeTheRevision();
    await publish(`# 利用規約\n\n${member.id} さらに新しい版`);
    for (const other of [version, version - 1, version + 9, Number.NaN]) {
      expect(await accept(context, { ...answer, version: other })).toEqual({ ok: false, code: "superseded" });
    }
    expect(await traces(member.id)).toEqual([]);
  });

  it("signs out a member who does not agree: this session only, and audits it", async () => {
    const { context, member, session, answer } = await signedInBeforeTheRevision();
    const phone = await openSession(context, { memberId: member.id });
    expect(await refuse(context, answer)).toBeUndefined();
    expect(await loadSession({ insurer, now: context.now }, session.token)).toBeNull();
    expect(await loadSession({ insurer, now: context.now }, phone.token)).not.toBeNull();
    expect(await traces(member.id)).toEqual([{ action: "login.terms-refuse", sessionId: session.id, detail: {} }]);
    expect(await acceptances(member.id)).toHaveLength(1);
  });

  it("is answered by nobody else: another member's page, an ended session", async () => {
    const { context, member, version, answer } = await signedInBeforeTheRevision();
    const other = await makeMember(insurer, { upTo: "totp" });
    const foreign = { ...answer, memberId: other.member.id };
    expect(await accept(context, { ...foreign, version })).toEqual({ kind: "other-member" });
    expect(await refuse(context, foreign)).toEqual({ kind: "other-member" });
    await refuse(context, answer);
    expect(await accept(context, { ...answer, version })).toEqual({ kind: "no-session" });
    expect(await acceptances(member.id)).toHaveLength(1);
  });

  it.each([
    ["a fresh authentication", (now: Date) => proofsAt(now, "passkey")],
    ["an old one", (now: Date) => proofsAt(addSeconds(now, -600), "passkey")],
  ])("lets no change of the settings pass before, on %s, and keeps what was typed", async (_, proofs) => {
    const { context, member, version, answer } = await signedInBeforeTheRevision();
    const session = await openSession(context, { memberId: member.id, proofs: proofs(context.now) });
    const draft: Draft = { path: "/settings/profile", values: { loginId: "hanako-2026" }, isWhole: false };
    let isRun = false;
    const change = () =>
      takeChange(context, { token: session.token, memberId: member.id, draft, signsOutEverywhere: true }, async () => {
        isRun = true;
        return ok();
      });
    expect(await change()).toEqual({ kind: "terms-due" });
    expect(isRun).toBe(false);
    expect((await loadSession({ insurer, now: context.now }, session.token))?.session.draft).toEqual(draft);
    await accept(context, { ...answer, version });
    expect((await change()).kind).not.toBe("terms-due");
  });
});
