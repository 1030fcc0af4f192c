import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byMethod } from "#lib/insurers/by-method.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { hasProof, type Proof } from "#lib/sessions/proofs.ts";
import { freshFacts, passed, restarted } from "#lib/testing/facts-up-to.ts";
import type { Facts } from "./facts.ts";
import { nextStep } from "./next-step.ts";
import { STEPS, type StepKey } from "./steps.ts";

const AT = "2026-11-21T09:00:00.000Z";
const allSteps = Object.keys(STEPS) as StepKey[];

const arbitraryProof: fc.Arbitrary<Proof> = fc.constantFrom<Proof>(
  { kind: "password", at: AT, credential: "temporary" },
  { kind: "password", at: AT, credential: "own" },
  { kind: "birthDate", at: AT },
  { kind: "terms", at: AT, version: 1 },
  { kind: "emailConfirmed", at: AT },
  { kind: "wizard", at: AT },
  { kind: "passkey", at: AT, credentialId: "p" },
  { kind: "totp", at: AT, credentialId: "t" },
  { kind: "emailCode", at: AT },
  { kind: "resetLink", at: AT },
  { kind: "recoveryCode", at: AT, issuer: "portal" },
);

const arbitraryFacts: fc.Arbitrary<Facts> = fc.record({
  policy: fc.record({
    methods: fc.subarray([...METHODS], { minLength: 1 }),
    firstLoginOrder: fc.constantFrom("email-first" as const, "password-first" as const),
    continueAfterFirstLogin: fc.boolean(),
    resetNeedsFactor: fc.boolean(),
  }),
  proofs: fc.uniqueArray(arbitraryProof, { maxLength: 11 }),
  hasContinued: fc.boolean(),
  selectedMethod: fc.constantFrom(null, ...METHODS),
  hasPendingEmail: fc.boolean(),
  isWizardComplete: fc.boolean(),
  isEmailConfirmed: fc.boolean(),
  isBoundToEmailOnFile: fc.boolean(),
  hasOwnPassword: fc.boolean(),
  method: fc.constantFrom(null, ...METHODS),
  registered: fc.record(byMethod(() => fc.boolean())),
  acceptedTermsVersion: fc.integer({ min: 0, max: 2 }),
  currentTermsVersion: fc.integer({ min: 0, max: 2 }),
});

describe("no session without all proofs", () => {
  test("whatever the facts, done means: identity, second factor, terms, and a finished wizard", () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        if (nextStep(facts) !== "done") return;
        const has = (kind: Proof["kind"]) => hasProof(facts.proofs, kind);
        expect(has("password") || has("passkey")).toBe(true);
        expect(has("passkey") || has("totp") || has("emailCode")).toBe(true);
        if (has("resetLink") && facts.policy.resetNeedsFactor) {
          // A link and a mail code prove the same mailbox.
          expect(has("passkey") || has("totp") || has("recoveryCode") || has("birthDate")).toBe(true);
        }
        expect(facts.acceptedTermsVersion).toBeGreaterThanOrEqual(facts.currentTermsVersion);
        if (!facts.isWizardComplete) {
          expect(has("birthDate") && facts.isEmailConfirmed && facts.hasOwnPassword).toBe(true);
          expect(!facts.isBoundToEmailOnFile || has("emailConfirmed")).toBe(true);
        }
        expect(facts.method).not.toBeNull();
      }),
      { numRuns: 20_000 },
    );
  });

  test("bound to the address on file, no method and no password before its confirmation in the same attempt", () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const isBound = facts.isBoundToEmailOnFile && !facts.isWizardComplete;
        if (!isBound || hasProof(facts.proofs, "emailConfirmed")) return;
        expect(["password", "birth-date", "terms", "email", "email-confirm"]).toContain(nextStep(facts));
      }),
      { numRuns: 20_000 },
    );
  });

  test("random walks with restarts, new terms and other tabs only ever end in done with every proof of their own attempt", () => {
    const move = fc.constantFrom("pass", "restart", "new-terms", "other-tab-passes");
    fc.assert(
      fc.property(
        fc.constantFrom("email-first" as const, "password-first" as const),
        fc.constantFrom(...METHODS),
        fc.boolean(),
        fc.array(move, { maxLength: 60 }),
        (order, method, isBoundToEmailOnFile, moves) => {
          let facts = freshFacts(order, { isBoundToEmailOnFile });
          for (const kind of moves) {
            const due = nextStep(facts);
            if (due === "done") {
              const kinds = facts.proofs.map((proof) => proof.kind);
              expect(kinds).toContain("password");
              expect(kinds.some((each) => ["passkey", "totp", "emailCode"].includes(each))).toBe(true);
              return;
            }
            if (kind === "pass") facts = passed(due, facts, method);
            if (kind === "restart") facts = restarted(facts);
            if (kind === "new-terms") facts = { ...facts, currentTermsVersion: facts.currentTermsVersion + 1 };
            if (kind === "other-tab-passes") {
              // Another attempt of the same member continues: this attempt gets its stored facts, not its proofs.
              const elsewhere = passed(due, facts, method);
              facts = { ...elsewhere, proofs: facts.proofs, hasContinued: facts.hasContinued };
            }
          }
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("every step can be due, and its path leads to it alone, and to a page", () => {
    const paths = allSteps.map((key) => STEPS[key].path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !existsSync(`app/(login)${path}/page.tsx`))).toEqual([]);
  });
});
