import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { confirmEmailByLink } from "#lib/email-address/confirm-email-change.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { takeStep } from "./take-step.ts";

let emailFirst: Insurer;
let passwordFirst: Insurer;

beforeAll(async () => {
  emailFirst = await makeInsurer({ policy: { methods: ["totp", "email", "passkey"] } });
  passwordFirst = await makeInsurer({
    policy: { methods: ["totp", "email", "passkey"], firstLoginOrder: "password-first" },
  });
});

async function newcomer(insurer: Insurer, method: "totp" | "email" = "totp") {
  const person = await makeMember(insurer, { upTo: "temporary" });
  const walker = new Walker(makeContext(insurer), person, method);
  walker.email = `w${person.loginId}@example.jp`;
  return walker;
}

describe("from temporary credentials to a session", () => {
  test("e-mail first, authenticator app (manual 001)", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    expect(await walker.walk()).toEqual([
      "birth-date",
      "terms",
      "email",
      "email-confirm",
      "method",
      "new-password",
      "complete",
      "totp-register",
      "done",
    ]);
    const opened = await walker.openSession();
    expect(opened.ok).toBe(true);
    if (!opened.ok) return;
    const found = await loadSession({ insurer: emailFirst, now: walker.context.now }, opened.value.token);
    expect(found?.member.id).toBe(walker.person.member.id);
  });

  test("password first, mail code (manual 004)", async () => {
    const walker = await newcomer(passwordFirst, "email");
    await walker.logIn();
    const screens = await walker.walk("email-code");
    expect(screens).toEqual([
      "birth-date",
      "terms",
      "method",
      "new-password",
      "email",
      "email-confirm",
      "complete",
      "email-code",
    ]);
    walker.person.member.email = walker.email;
    expect((await walker.act("email-code")).kind).toBe("passed");
    expect((await walker.openSession()).ok).toBe(true);
  });

  test("logging out on the last page leads to the set-up at the next login (manual 000【11】)", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    await walker.walk("complete");
    await walker.logIn(walker.newPassword);
    expect(await walker.walk()).toEqual(["totp-register", "done"]);
  });

  test("the temporary password is refused once there is an own one", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    await walker.walk("complete");
    expect((await walker.logIn()).ok).toBe(false);
  });

  test("leaving half-way resumes on another device, after the birth date", async () => {
    const phone = await newcomer(emailFirst);
    await phone.logIn();
    await phone.walk("method");
    const pc = new Walker(phone.context, phone.person, "totp");
    await pc.logIn();
    await pc.act("birth-date");
    expect(await pc.due()).toBe("method");
  });
});

describe("where it stopped stays with the member, for the insurer's list", () => {
  const stopOf = (walker: Walker) =>
    inTransaction(walker.context.insurer.id, async (tx) => {
      const where = { insurerId: walker.context.insurer.id, loginId: walker.person.loginId };
      return (await tx.member.findFirst({ where }))?.firstLoginStop;
    });

  test("the screen that is due, then the factor; nothing before and after", async () => {
    const walker = await newcomer(emailFirst);
    expect(await stopOf(walker)).toBeNull();
    await walker.logIn();
    expect(await stopOf(walker)).toBe("birth-date");
    await walker.walk("email-confirm");
    expect(await stopOf(walker)).toBe("email-confirm");
    await walker.walk("complete");
    expect(await stopOf(walker)).toBe("factor");
    await walker.walk();
    expect(await stopOf(walker)).toBeNull();
  });

  test("a new address's link in another browser goes on for it", async () => {
    const walker = await newcomer(passwordFirst);
    await walker.logIn();
    await walker.walk("email-confirm");
    expect(await stopOf(walker)).toBe("email-confirm");
    const [mail] = await readOutbox(walker.context.insurer.id, walker.email);
    const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect((await inInsurer(walker.context, (scope) => confirmEmailByLink(scope, token))).ok).toBe(true);
    expect(await stopOf(walker)).toBe("factor");
  });
});

describe("the flow refuses", () => {
  test("any form whose step is not due, however it is posted", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    for (const step of [
      "terms",
      "email",
      "method",
      "new-password",
      "complete",
      "totp-register",
      "email-code",
    ] as const) {
      expect(await walker.act(step)).toEqual({ kind: "other-step", due: "birth-date" });
    }
  });

  test("a form of another attempt than the browser's (two people on one PC)", async () => {
    const former = await newcomer(emailFirst);
    await former.logIn();
    const formerId = (await former.attempt()).id;
    const next = await newcomer(emailFirst);
    next.token = former.token;
    await next.logIn();
    const outcome = await takeStep(
      next.context,
      { token: next.token, attemptId: formerId, steps: ["birth-date"] },
      async () => ({ ok: true, value: undefined }) as const,
    );
    expect(outcome.kind).toBe("other-attempt");
    // The next person's login ended the former's attempt: its cookie is useless.
    await expect(former.attempt()).rejects.toThrow("no live attempt");
  });

  test("an attempt older than 30 minutes", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    walker.wait(31 * 60);
    expect((await walker.act("birth-date")).kind).toBe("no-attempt");
  });

  test("a disabled member's attempt and session, at once (spec §14 case 19)", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    await walker.walk();
    const opened = await walker.openSession();
    await walker.logIn(walker.newPassword);
    await inTransaction(emailFirst.id, (tx) =>
      tx.member.update({
        where: { insurerId_id: { insurerId: emailFirst.id, id: walker.person.member.id } },
        data: { state: "disabled" },
      }),
    );
    expect((await walker.act("totp")).kind).toBe("no-attempt");
    expect(
      opened.ok && (await loadSession({ insurer: emailFirst, now: walker.context.now }, opened.value.token)),
    ).toBeNull();
  });

  test("another insurer's cookie: the attempt is not there", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    walker.context = { ...walker.context, insurer: passwordFirst };
    expect((await walker.act("birth-date")).kind).toBe("no-attempt");
  });

  test("to go on without logging out where the insurer forces the manual's logout", async () => {
    const strict = await makeInsurer({ policy: { methods: ["totp"], continueAfterFirstLogin: false } });
    const walker = await newcomer(strict);
    await walker.logIn();
    await walker.walk("complete");
    expect(await walker.act("complete")).toMatchObject({ kind: "failed", failure: { code: "logout-required" } });
  });
});

describe("the ticket", () => {
  test("opens one session out of 50 parallel uses", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    await walker.walk();
    const opened = await inParallel(50, () => walker.openSession());
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("expires after a minute", async () => {
    const walker = await newcomer(emailFirst);
    await walker.logIn();
    await walker.walk();
    walker.wait(61);
    expect((await walker.openSession()).ok).toBe(false);
  });

  test("is worth nothing when the terms changed meanwhile: the policy of the moment decides", async () => {
    const insurer = await makeInsurer({ policy: { methods: ["totp"] } });
    const walker = await newcomer(insurer);
    await walker.logIn();
    await walker.walk();
    await opsTransaction(insurer.id, (tx) =>
      tx.termsVersion.create({
        data: { insurerId: insurer.id, version: 2, body: "# 利用規約 第2版", publishedAt: walker.context.now },
      }),
    );
    expect((await walker.openSession()).ok).toBe(false);
  });
});

describe("no session without all proofs, on the real verbs", () => {
  test("random acts, restarts and second browsers never open one early", { timeout: 120_000 }, async () => {
    const steps = [
      "birth-date",
      "terms",
      "email",
      "email-confirm",
      "method",
      "new-password",
      "complete",
      "totp-register",
      "totp",
      "email-code",
    ] as const;
    // A fixed seed makes a failure reproducible.
    let seed = 20261121;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (const insurer of [emailFirst, passwordFirst]) {
      for (let round = 0; round < 4; round += 1) {
        const walker = await newcomer(insurer, random(2) === 0 ? "totp" : "email");
        await walker.logIn();
        for (let acts = 0; acts < 40; acts += 1) {
          const due = await walker.due();
          // Mostly the due step, often another one, sometimes a new login.
          const choice = random(10);
          if (choice === 0) {
            if (!(await walker.logIn()).ok) await walker.logIn(walker.newPassword);
            continue;
          }
          const step = choice < 5 && due !== "done" && due !== "password" ? due : steps[random(steps.length)];
          walker.person.member.email = walker.email;
          const outcome = step ? await walker.act(step) : undefined;
          if (outcome?.kind === "passed") expect(step).toBe(due);
          const opened = await walker.openSession();
          if (!opened.ok) continue;
          const proofs = await inTransaction(insurer.id, (tx) =>
            tx.session.findFirstOrThrow({ where: { memberId: opened.value.memberId }, orderBy: { createdAt: "desc" } }),
          );
          const kinds = (proofs.proofs as { kind: string }[]).map(({ kind }) => kind);
          expect(kinds).toContain("password");
          expect(kinds.some((kind) => kind === "totp" || kind === "emailCode")).toBe(true);
          break;
        }
      }
    }
  });

  test.each(METHODS.filter((method) => method !== "passkey"))("the next day: password and %s", async (method) => {
    const walker = await newcomer(emailFirst, method);
    await walker.logIn();
    walker.person.member.email = walker.email;
    await walker.walk();
    walker.wait(24 * 3600);
    await walker.logIn(walker.newPassword);
    expect(await walker.walk()).toEqual([method === "email" ? "email-code" : "totp", "done"]);
    expect((await walker.openSession()).ok).toBe(true);
  });
});
