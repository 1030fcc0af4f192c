import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { type SignedIn, signedIn } from "#lib/settings/signed-in.fixture.ts";
import { endOneSession } from "#lib/settings/verbs/end-one-session.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { listSessions } from "./list-sessions.ts";
import { loadSession } from "./load-session.ts";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";
let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function list({ read, context, member, session }: SignedIn, now = context.now) {
  return read((scope) => listSessions({ ...scope, now }, { memberId: member.id, sessionId: session.id }));
}

function signOut(person: SignedIn, sessionId: string) {
  return person.change((scope, session) => endOneSession(scope, session, { sessionId }));
}

describe("「ログイン中のデバイス」", () => {
  it("lists this one first, then the others, by the names browsers give themselves", async () => {
    const person = await signedIn(insurer);
    const later = { ...person.context, now: addSeconds(person.context.now, 60), userAgent: PHONE };
    const { id } = await openSession(later, { memberId: person.member.id });
    expect(await list(person, later.now)).toMatchObject([
      { id: person.session.id, isHere: true },
      { id, isHere: false, browser: "Safari", system: "iOS" },
    ]);
  });

  it("leaves out what has ended, idled out or run out, and every other member's", async () => {
    const person = await signedIn(insurer);
    await signedIn(insurer);
    const ended = await openSession(person.context, { memberId: person.member.id });
    await signOut(person, ended.id);
    const idle = { ...person.context, now: addSeconds(person.context.now, -1801) };
    await openSession(idle, { memberId: person.member.id });
    expect(await list(person)).toHaveLength(1);
    expect(await list(person, addSeconds(person.context.now, 43_200))).toEqual([]);
  });
});

describe("「サインアウト」 of a device", () => {
  it("ends it at its next request, and this one continues", async () => {
    const person = await signedIn(insurer);
    const phone = await openSession(person.context, { memberId: person.member.id });
    expect(await signOut(person, phone.id)).toMatchObject({ kind: "done" });
    expect(await loadSession({ insurer, now: person.context.now }, phone.token)).toBeNull();
    expect(await loadSession({ insurer, now: person.context.now }, person.session.token)).not.toBeNull();
    expect(await signOut(person, phone.id), "pressed twice").toMatchObject({ kind: "done" });
    expect(await person.audited("session.end")).toMatchObject([{ sessionId: phone.id }]);
  });

  it("never ends another member's, nor another insurer's (spec §14 case 18)", async () => {
    const person = await signedIn(insurer);
    const others = [await signedIn(insurer), await signedIn(await makeInsurer())];
    for (const { session, context } of others) {
      expect(await signOut(person, session.id)).toMatchObject({ failure: { code: "unknown" } });
      expect(await loadSession(context, session.token)).not.toBeNull();
    }
    for (const unknown of [randomUUID(), "", "1", "no\nid"]) {
      expect(await signOut(person, unknown)).toMatchObject({ failure: { code: "unknown" } });
    }
  });

  it("asks for a recent authentication (ASVS 7.5.2)", async () => {
    const now = new Date("2026-11-02T01:00:00Z");
    const person = await signedIn(insurer, { proofs: proofsAt(addSeconds(now, -600), "password", "totp") });
    const phone = await openSession(person.context, { memberId: person.member.id });
    expect(await signOut(person, phone.id)).toEqual({ kind: "not-recent" });
    expect(await loadSession({ insurer, now }, phone.token)).not.toBeNull();
  });
});
