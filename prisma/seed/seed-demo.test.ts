import { ECDH, randomUUID } from "node:crypto";
import { COSEALG, convertCOSEtoPKCS, cose, decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";
import { beforeAll, describe, expect, it } from "vitest";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { judgeNewPassword } from "#lib/credentials/password/judge-new-password.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { ok } from "#lib/kernel/result.ts";
import { takeStep } from "#lib/login-flow/take-step.ts";
import { selectMethod } from "#lib/login-flow/verbs/select-method.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import type { TestMember } from "#lib/testing/make-member.ts";
import { opsTransaction } from "#lib/testing/ops-transaction.ts";
import { Walker } from "#lib/testing/walker.ts";
import { loginIdProblems } from "#lib/typed-text/login-id.ts";
import { DEMO_INSURERS, type DemoInsurer } from "./demo-insurers.ts";
import { demoMembers, type SeededMember, seededMembers } from "./demo-members.ts";
import { demoTerms } from "./demo-texts.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedInsurer } from "./seed-insurer.ts";

beforeAll(async () => {
  for (const demo of DEMO_INSURERS) {
    const insurerId = randomUUID();
    await opsTransaction(insurerId, (tx) => seedInsurer(tx, { insurerId, now: new Date("2026-11-01") }, demo));
  }
});

async function insurerOf({ slug }: DemoInsurer) {
  const insurer = await findInsurerBySlug(slug);
  if (!insurer) throw new Error(`${slug} is missing`);
  return insurer;
}

/** The seeded member and their line of the printed table. */
async function memberOf(insurer: Insurer, seeded: SeededMember[], loginId: string): Promise<TestMember> {
  const printed = seeded.find((each) => each.loginId === loginId);
  const member = await inTransaction(insurer.id, (tx) => tx.member.findFirst({ where: { loginId } }));
  if (!printed || !member) throw new Error(`${loginId} is missing`);
  return { ...printed, member, totpSecret: printed.totpSecret ?? null };
}

it("the five insurers have the policies of the five manuals (spec §1)", () => {
  expect(
    DEMO_INSURERS.map(({ slug, policy }) => [
      slug,
      policy.methods.join(" "),
      policy.recommendedMethod ?? "-",
      policy.firstLoginOrder,
      policy.temporaryCredential ?? "random",
    ]),
  ).toEqual([
    ["aozora", "email passkey totp", "email", "email-first", "formula"],
    ["minato", "passkey totp email", "-", "email-first", "random"],
    ["shosha", "totp passkey", "-", "password-first", "formula"],
    ["tekkou", "passkey totp email", "passkey", "email-first", "formula"],
    ["daiwa-demo", "passkey totp", "-", "password-first", "random"],
  ]);
});

it("no two insurers look alike", () => {
  const looks = DEMO_INSURERS.map(({ policy }) => policy.branding);
  for (const key of ["keyColor", "tintColor", "monogram", "contactPhone"] as const) {
    expect(new Set(looks.map((look) => look[key])).size).toBe(5);
  }
});

it("the terms are text the portal can show", () => {
  for (const demo of DEMO_INSURERS) {
    const headings = parseMarkdown(demoTerms(demo)).filter(({ kind }) => kind === "heading");
    expect(headings).toHaveLength(8);
  }
});

it("user IDs follow the rules and are unique in their insurer", () => {
  const ids = demoMembers().map(({ insurerSlug, loginId }) => `${insurerSlug} ${loginId}`);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { loginId } of demoMembers()) expect(loginIdProblems(loginId), loginId).toEqual([]);
});

it("a second start adds nothing", async () => {
  const rows = () =>
    Promise.all(
      DEMO_INSURERS.map(async (demo) => {
        const { id } = await insurerOf(demo);
        return inTransaction(id, async (tx) => [await tx.member.count(), await tx.passkey.count()]);
      }),
    );
  const before = await rows();
  await seedDemo();
  expect(await rows()).toEqual(before);
});

describe.each(DEMO_INSURERS.map((demo) => [demo.slug, demo] as const))("%s", (_slug, demo) => {
  it("the printed password opens each account but the locked and the ended one", async () => {
    const context = makeContext(await insurerOf(demo));
    for (const { loginId, password, stage, state } of seededMembers(demo)) {
      const result = await checkLoginPassword(context, { loginId, password }, async (_tx, accepted) => ok(accepted));
      const credential = stage.temporaryCredential ? "temporary" : "own";
      const isOpen = !stage.isDisabled && !stage.isPasswordGuardDisabled;
      expect(result, `${loginId} ${state}`).toMatchObject(
        isOpen ? { ok: true, value: { credential } } : { ok: false, code: "refused" },
      );
    }
  });

  it("the members' own passwords follow the insurer's rules", async () => {
    const insurer = await insurerOf(demo);
    const include = { password: true, temporaryCredential: true };
    const members = await inTransaction(insurer.id, (tx) => tx.member.findMany({ include }));
    for (const { loginId, password, stage } of seededMembers(demo)) {
      const member = members.find((row) => row.loginId === loginId);
      if (!member || stage.temporaryCredential) continue;
      const problems = await judgeNewPassword(insurer, { ...member, password: null }, password);
      expect(problems, loginId).toEqual([]);
    }
  });

  it("the member with a passkey is asked for it, and continues with the authenticator app", async () => {
    const insurer = await insurerOf(demo);
    const passkeys = await inTransaction(insurer.id, (tx) => tx.passkey.findMany());
    expect(passkeys.map(({ publicKey }) => decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg))).toEqual([
      COSEALG.ES256,
    ]);
    // Throws when the key is not a point of the curve.
    for (const { publicKey } of passkeys) ECDH.convertKey(convertCOSEtoPKCS(publicKey), "prime256v1");

    const person = await memberOf(insurer, seededMembers(demo), "demo-bio-2");
    const walker = new Walker(makeContext(insurer), person, "passkey");
    await walker.logIn();
    expect(await walker.due()).toBe("passkey");
    const input = { token: walker.token, attemptId: (await walker.attempt()).id, steps: ["passkey" as const] };
    await takeStep(walker.context, input, (scope, attempt) => selectMethod(scope, { attempt, method: "totp" }));
    expect(await walker.walk()).toEqual(["totp", "done"]);
  });

  it("shows two notices to everybody and one more to members", async () => {
    const insurer = await insurerOf(demo);
    const announcements = await inTransaction(insurer.id, (tx) =>
      tx.announcement.findMany({ where: { insurerId: insurer.id } }),
    );
    expect(announcements.map(({ isMembersOnly }) => isMembersOnly).sort()).toEqual([false, false, true]);
  });
});
