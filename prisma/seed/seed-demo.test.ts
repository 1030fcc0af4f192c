import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { checkLoginPassword } from "#lib/credentials/password/check-password.ts";
import { judgeNewPassword } from "#lib/credentials/password/judge-new-password.ts";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { loginIdProblems } from "#lib/members/login-id.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { asOps } from "#lib/testing/ops-transaction.ts";
import { DEMO_INSURERS, type DemoInsurer } from "./demo-insurers.ts";
import { demoMembers, parkedMembers } from "./demo-members.ts";
import { demoTerms } from "./demo-texts.ts";
import { seedInsurer } from "./seed-insurer.ts";

beforeAll(async () => {
  for (const demo of DEMO_INSURERS) {
    const insurerId = randomUUID();
    await asOps(insurerId, (tx) => seedInsurer(tx, { insurerId, now: new Date("2026-11-01") }, demo));
  }
});

async function insurerOf({ slug }: DemoInsurer) {
  const insurer = await findInsurerBySlug(slug);
  if (!insurer) throw new Error(`${slug} is missing`);
  return insurer;
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

it("user IDs keep the rules and are one each; nobody has a passkey", () => {
  const ids = demoMembers().map(({ insurerSlug, loginId }) => `${insurerSlug} ${loginId}`);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { loginId } of demoMembers()) expect(loginIdProblems(loginId), loginId).toEqual([]);
});

describe.each(DEMO_INSURERS.map((demo) => [demo.slug, demo] as const))("%s", (_slug, demo) => {
  it("the printed password opens each account but the locked and the ended one", async () => {
    const context = makeContext(await insurerOf(demo));
    for (const { loginId, password, stage, state } of parkedMembers(demo)) {
      const result = await checkLoginPassword(context, { loginId, password });
      const credential = stage.temporaryCredential ? "temporary" : "own";
      const isOpen = !stage.isDisabled && !stage.isPasswordGuardDisabled;
      expect(result, `${loginId} ${state}`).toMatchObject(
        isOpen ? { ok: true, value: { credential } } : { ok: false, code: "refused" },
      );
    }
  });

  it("own passwords satisfy the insurer's own rules", async () => {
    const insurer = await insurerOf(demo);
    const include = { password: true, temporaryCredential: true };
    const members = await inInsurer(insurer.id, (tx) => tx.member.findMany({ include }));
    for (const { loginId, password, stage } of parkedMembers(demo)) {
      const member = members.find((row) => row.loginId === loginId);
      if (!member || stage.temporaryCredential) continue;
      const problems = await judgeNewPassword(insurer, { ...member, password: null }, password);
      expect(problems, loginId).toEqual([]);
    }
  });

  it("shows two notices to everybody and one more to members", async () => {
    const insurer = await insurerOf(demo);
    const notices = await inInsurer(insurer.id, (tx) => tx.notice.findMany({ where: { insurerId: insurer.id } }));
    expect(notices.map(({ isMembersOnly }) => isMembersOnly).sort()).toEqual([false, false, true]);
  });
});
