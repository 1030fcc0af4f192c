import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { confirmEmailByCode, confirmEmailByLink } from "#lib/email-address/confirm-email-change.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { Walker } from "#lib/testing/walker.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { takeStep } from "./take-step.ts";

const insurers: Partial<Record<InsurerPolicy["firstLoginOrder"], Insurer>> = {};
const ON_FILE = "member@example.jp";

beforeAll(async () => {
  for (const firstLoginOrder of ["email-first", "password-first"] as const) {
    const policy = { methods: ["totp" as const], firstLoginOrder, temporaryCredential: "formula" as const };
    insurers[firstLoginOrder] = await makeInsurer({ policy });
  }
});

/** Somebody with the card, the user ID and the birth date: the member or a thief. */
async function cardHolder(order: InsurerPolicy["firstLoginOrder"], onFile: string | null = ON_FILE) {
  const insurer = insurers[order];
  if (!insurer) throw new Error("no insurer");
  const options = { upTo: "temporary", temporaryCredential: "formula", email: onFile } as const;
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, options), "totp");
  walker.email = `${walker.person.loginId}@elsewhere.example`;
  await walker.logIn();
  return walker;
}

function mailsTo({ context }: Walker, email: string) {
  return readOutbox(context.insurer.id, email);
}

async function emailOf({ context, person }: Walker) {
  const where = { id: person.member.id };
  return (await inTransaction(context.insurer.id, (tx) => tx.member.findFirstOrThrow({ where }))).email;
}

describe.each(["email-first", "password-first"] as const)(
  "記号＋番号＋生年月日 where an address is on file (%s)",
  (order) => {
    test("the formula continues only through the e-mail address on file, in either order (spec §5.4)", async () => {
      const thief = await cardHolder(order);
      expect(await thief.walk("email")).toEqual(["birth-date", "terms", "email"]);
      expect(await thief.act("email")).toMatchObject({ kind: "failed", failure: { code: "not-on-file" } });
      for (const step of ["email-confirm", "method", "new-password"] as const) {
        expect(await thief.act(step)).toEqual({ kind: "other-step", due: "email" });
      }
      expect(await mailsTo(thief, thief.email)).toEqual([]);
      expect(await emailOf(thief)).toBe(ON_FILE);
    });

    test.each([
      ["left as the page shows it, half hidden", maskEmail(ON_FILE)],
      ["typed in full, in capitals", ON_FILE.toUpperCase()],
    ])("the member continues with the e-mail address %s", async (_, typed) => {
      const member = await cardHolder(order);
      const confirmations = async () =>
        (await mailsTo(member, ON_FILE)).filter(({ kind }) => kind === "email-confirmation").length;
      const before = await confirmations();
      member.email = typed;
      const screens = await member.walk();
      expect(screens.slice(2, 7)).toEqual(["email", "email-confirm", "method", "new-password", "complete"]);
      expect(await confirmations()).toBe(before + 1);
      expect(await emailOf(member)).toBe(ON_FILE);
      expect((await member.openSession()).ok).toBe(true);
    });

    test("the member's own confirmation opens nothing to who comes after them: each attempt needs one", async () => {
      const member = await cardHolder(order);
      member.email = ON_FILE;
      await member.walk("new-password");
      const thief = new Walker(member.context, member.person, "totp");
      await thief.logIn();
      expect(await thief.walk("email")).toEqual(["birth-date", "email"]);
      expect((await thief.act("new-password")).kind).toBe("other-step");
    });
  },
);

test("guesses at the mailed code are charged to the member; the link in the mail still opens, and ends their wait", async () => {
  const own = "guessed-at@example.jp";
  const thief = await cardHolder("email-first", own);
  thief.email = own;
  await thief.walk("email-confirm");
  const guards = () =>
    inTransaction(thief.context.insurer.id, (tx) =>
      tx.authenticatorGuard.findMany({ where: { memberId: thief.person.member.id, authenticator: "emailCode" } }),
    );
  const guess = () =>
    takeStep(thief.context, { token: thief.token, attemptId: attempt.id, steps: ["email-confirm"] }, (scope, attempt) =>
      confirmEmailByCode(scope, attempt, { code: mailed === "000000" ? "111111" : "000000" }),
    );
  const [attempt, mailed] = [await thief.attempt(), await thief.mailedCode()];
  for (let miss = 0; miss < 5; miss += 1) expect((await guess()).kind).toBe("failed");
  expect(await guards()).toMatchObject([{ misses: 5 }]);

  const member = new Walker(thief.context, thief.person, "totp");
  member.email = own;
  await member.logIn();
  await member.walk("email-confirm");
  const link = (await mailsTo(member, own)).at(-1)?.text.match(/token=([\w-]+)/)?.[1] ?? "";
  expect((await inInsurer(member.context, (scope) => confirmEmailByLink(scope, link))).ok).toBe(true);
  expect(await guards()).toEqual([]);
  expect(await member.walk("complete")).toEqual(["method", "new-password", "complete"]);
});

test("where no address is on file, the member's own is taken", async () => {
  const member = await cardHolder("password-first", null);
  await member.walk();
  expect(await emailOf(member)).toBe(member.email);
});

test("an address that waits when the insurer puts one on file is not confirmed any more", async () => {
  const thief = await cardHolder("email-first", null);
  await thief.walk("email-confirm");
  const [mail] = await mailsTo(thief, thief.email);
  const link = mail?.text.match(/token=([\w-]+)/)?.[1] ?? "";
  const { insurer } = thief.context;
  const where = { id: thief.person.member.id };
  await opsTransaction(insurer.id, (tx) => tx.member.updateMany({ where, data: { email: ON_FILE } }));
  expect(await thief.act("email-confirm")).toEqual({ kind: "other-step", due: "email" });
  expect((await inInsurer(thief.context, (scope) => confirmEmailByLink(scope, link))).ok).toBe(false);
  expect(await emailOf(thief)).toBe(ON_FILE);
});
