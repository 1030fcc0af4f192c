import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { confirmEmailByLink } from "#lib/email-address/confirm-email-change.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberStage, makeMember } from "#lib/testing/make-member.ts";
import { asOperator, opsTransaction } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { disableMembers } from "./disable-members.ts";

let insurer: Insurer;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
});

async function newWalker(upTo: MemberStage) {
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo }), "totp");
  walker.email = `w${walker.person.loginId}@example.jp`;
  await walker.logIn();
  return walker;
}

const disable = ({ context, person }: Walker) =>
  asOperator(context, (scope) => disableMembers(scope, { memberIds: [person.member.id] }));

const enableAgain = ({ person }: Walker) =>
  opsTransaction(insurer.id, (tx) =>
    tx.member.updateMany({ where: { id: person.member.id }, data: { state: "active", disqualifiedOn: null } }),
  );

describe("spec §14 case 19, a disabled member: sessions, links, attempts end at once", () => {
  test("the session ends, and does not wake up when the insurer was mistaken", async () => {
    const walker = await newWalker("totp");
    await walker.walk();
    const opened = await walker.openSession();
    const token = opened.ok ? opened.value.token : "";
    expect(await loadSession({ insurer, now: walker.context.now }, token)).not.toBeNull();
    await disable(walker);
    expect(await loadSession({ insurer, now: walker.context.now }, token)).toBeNull();
    await enableAgain(walker);
    expect(await loadSession({ insurer, now: walker.context.now }, token)).toBeNull();
  });

  test("the attempt ends at whatever step it is, for good", async () => {
    const walker = await newWalker("totp");
    await disable(walker);
    expect((await walker.act("totp")).kind).toBe("no-attempt");
    await enableAgain(walker);
    expect((await walker.act("totp")).kind).toBe("no-attempt");
  });

  test("a finished attempt's ticket opens no session any more", async () => {
    const walker = await newWalker("totp");
    await walker.walk();
    await disable(walker);
    expect(await walker.openSession()).toEqual({ ok: false, code: "ticket-dead" });
    await enableAgain(walker);
    expect(await walker.openSession()).toEqual({ ok: false, code: "ticket-dead" });
  });

  test("the mailed link and its code confirm nothing any more", async () => {
    const walker = await newWalker("temporary");
    await walker.walk("email-confirm");
    const [mail] = await readOutbox(insurer.id, walker.email);
    const link = mail?.text.match(/token=([\w-]+)/)?.[1] ?? "";
    expect(link).not.toBe("");
    await disable(walker);
    await enableAgain(walker);
    const used = await inInsurer(walker.context, (scope) => confirmEmailByLink(scope, link));
    expect(used).toEqual({ ok: false, code: "link-dead" });
    const codes = await inTransaction(insurer.id, (tx) =>
      tx.emailCode.count({ where: { memberId: walker.person.member.id, usedAt: null } }),
    );
    expect(codes).toBe(0);
  });

  test.each(["temporary", "totp"] as const)(
    "neither temporary credentials nor an own password open a login: %s",
    async (stage) => {
      const walker = await newWalker(stage);
      await disable(walker);
      expect(await walker.logIn()).toEqual({ ok: false, code: "refused" });
    },
  );

  test("somebody else's session continues", async () => {
    const gone = await newWalker("totp");
    const other = await newWalker("totp");
    await disable(gone);
    expect((await other.act("totp")).kind).toBe("passed");
  });
});

test("disabling while the member logs in: no session is left, in either order", async () => {
  for (let round = 0; round < 5; round += 1) {
    const walker = await newWalker("totp");
    await atOnce(
      () => walker.act("totp"),
      () => disable(walker),
    );
    await enableAgain(walker);
    const { id: memberId } = walker.person.member;
    const open = await inTransaction(insurer.id, async (tx) => [
      await tx.loginAttempt.count({ where: { memberId, endedAt: null } }),
      await tx.session.count({ where: { memberId, endedAt: null } }),
      await tx.oneTimeToken.count({ where: { memberId, usedAt: null } }),
    ]);
    expect(open).toEqual([0, 0, 0]);
  }
});
