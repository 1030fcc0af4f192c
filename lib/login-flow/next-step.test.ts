import { describe, expect, test } from "vitest";
import { byMethod } from "#lib/insurers/by-method.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { factsUpTo, freshFacts, passed, restarted } from "#lib/testing/facts-up-to.ts";
import type { Facts } from "./facts.ts";
import { nextStep, otherMethods, wizardProgress } from "./next-step.ts";
import { STEPS, type StepKey } from "./steps.ts";

/** The screens from the login form to the portal. */
function walk(start: Facts, method: Method): (StepKey | "done")[] {
  const screens: (StepKey | "done")[] = [];
  let facts = start;
  for (;;) {
    const due = nextStep(facts);
    screens.push(due);
    if (due === "done") return screens;
    facts = passed(due, facts, method);
  }
}

const AT = "2026-11-21T09:00:00.000Z";
const allSteps = Object.keys(STEPS) as StepKey[];

describe("the order of the printed manuals", () => {
  test("000【2】–【11】 and on: e-mail first, mail code", () => {
    expect(walk(freshFacts("email-first"), "email")).toEqual([
      "password",
      "birth-date",
      "terms",
      "email",
      "email-confirm",
      "method",
      "new-password",
      "complete",
      "email-code",
      "done",
    ]);
  });

  test("001【2】–【11】 and 2-1: e-mail first, passkey", () => {
    expect(walk(freshFacts("email-first"), "passkey")).toEqual([
      "password",
      "birth-date",
      "terms",
      "email",
      "email-confirm",
      "method",
      "new-password",
      "complete",
      "passkey-register",
      "done",
    ]);
  });

  test("002 ②–⑧ and 004 2-1 ③–⑩: password first, authenticator app", () => {
    expect(walk(freshFacts("password-first"), "totp")).toEqual([
      "password",
      "birth-date",
      "terms",
      "method",
      "new-password",
      "email",
      "email-confirm",
      "complete",
      "totp-register",
      "done",
    ]);
  });

  test.each(["email-first", "password-first"] as const)(
    "the formula where an address is on file: that one first, though the insurer's order is %s (spec §5.4)",
    (order) => {
      const bound = freshFacts(order, { isBoundToEmailOnFile: true });
      expect(walk(bound, "totp")).toEqual(walk(freshFacts("email-first"), "totp"));
      const { steps } = wizardProgress("email", bound) ?? {};
      expect(steps).toEqual(["birth-date", "terms", "email", "method", "new-password", "complete"]);
    },
  );

  test.each(METHODS)("004 2-3 ⑨, 2-4 ⑯: the next login asks password and %s", (method) => {
    const enrolled = restarted(factsUpTo("done", freshFacts("email-first"), method));
    const factor = method === "email" ? "email-code" : method;
    expect(walk(enrolled, method)).toEqual(["password", factor, "done"]);
  });

  test("000【11】: logging out after the wizard leads to the set-up at the next login", () => {
    const loggedOut = restarted(factsUpTo("complete", freshFacts("email-first"), "totp"));
    expect(walk(loggedOut, "totp")).toEqual(["password", "totp-register", "done"]);
  });

  test("3-8: newer terms come after the authentication, before the portal, whatever the method", () => {
    for (const method of METHODS) {
      const enrolled = restarted(factsUpTo("done", freshFacts("password-first"), method));
      expect(walk({ ...enrolled, currentTermsVersion: 2 }, method).slice(-2)).toEqual(["terms", "done"]);
    }
  });

  test("a passkey alone is enough, and only newer terms come between", () => {
    const enrolled = restarted(factsUpTo("done", freshFacts("email-first"), "passkey"));
    const proofs: Proof[] = [{ kind: "passkey", at: AT, credentialId: "p" }];
    expect(nextStep({ ...enrolled, proofs })).toBe("done");
  });

  test.each(["email-first", "password-first"] as const)("手順 n / 6 counts up without a gap (%s)", (order) => {
    let facts = freshFacts(order);
    const shown: number[] = [];
    for (let due = nextStep(facts); due !== "totp-register" && due !== "done"; due = nextStep(facts)) {
      const progress = wizardProgress(due, facts);
      if (progress) {
        expect(progress.steps).toHaveLength(6);
        shown.push(progress.current);
      }
      facts = passed(due, facts, "totp");
    }
    expect([...new Set(shown)]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("a forgotten password, a lost phone (manual 004, 3-3; FAQ 14)", () => {
  const AFTER_LINK: Proof[] = [{ kind: "resetLink", at: AT }];
  const enrolled = (method: Method) => restarted(factsUpTo("done", freshFacts("password-first"), method));
  const afterLink = (method: Method, overrides: Partial<Facts> = {}): Facts => ({
    ...enrolled(method),
    proofs: AFTER_LINK,
    ...overrides,
  });

  test.each(["passkey", "totp"] as const)("the link, then %s, then the new password", (method) => {
    expect(walk(afterLink(method), method)).toEqual([method, "new-password", "done"]);
  });

  test("the link and a mail code are one mailbox: it takes the recovery code, and a factor anew", () => {
    expect(walk(afterLink("email"), "email")).toEqual(["recovery-code", "email-code", "new-password", "done"]);
  });

  test("without a factor, the link needs the birth date too", () => {
    const notSetUp = { registered: byMethod(() => false) };
    expect(walk(afterLink("totp", notSetUp), "totp")).toEqual(["birth-date", "totp-register", "new-password", "done"]);
  });

  test("3-3 as printed, where the policy is the manual's: link, set-up, password", () => {
    const policy = { ...freshFacts("password-first").policy, resetNeedsFactor: false };
    const screens = walk(afterLink("totp", { policy }), "totp");
    expect(screens).toEqual(["totp-register", "new-password", "done"]);
  });

  test("newer terms come last", () => {
    expect(walk(afterLink("totp", { currentTermsVersion: 2 }), "totp").slice(-2)).toEqual(["terms", "done"]);
  });

  test("password and recovery code: a factor is set up before the portal", () => {
    const proofs: Proof[] = [
      { kind: "password", at: AT, credential: "own" },
      { kind: "recoveryCode", at: AT, issuer: "portal" },
    ];
    expect(walk({ ...enrolled("totp"), proofs }, "totp")).toEqual(["totp-register", "done"]);
    expect(nextStep({ ...enrolled("totp"), proofs, selectedMethod: "passkey" })).toBe("passkey-register");
  });

  test("the link opens nothing while the temporary password is valid", () => {
    expect(nextStep(afterLink("totp", { isWizardComplete: false }))).toBe("password");
  });
});

describe("leaving and coming back", () => {
  test("resumes where it stopped, after the birth date that temporary credentials need", () => {
    const stopped = restarted(factsUpTo("method", freshFacts("email-first"), "totp"));
    expect(walk(stopped, "totp").slice(0, 3)).toEqual(["password", "birth-date", "method"]);
  });

  test.each(["email-first", "password-first"] as const)(
    "with the formula, confirms the address on file again, like the birth date (%s)",
    (order) => {
      const bound = freshFacts(order, { isBoundToEmailOnFile: true });
      const stopped = restarted(factsUpTo("new-password", bound, "totp"));
      expect(walk(stopped, "totp").slice(0, 5)).toEqual([
        "password",
        "birth-date",
        "email",
        "email-confirm",
        "new-password",
      ]);
    },
  );

  test("a restart at any step never asks for less than before", () => {
    for (const order of ["email-first", "password-first"] as const) {
      for (const method of METHODS) {
        for (const step of allSteps) {
          const at = factsUpTo(step, freshFacts(order), method);
          const screens = walk(restarted(at), method);
          expect(screens[0]).toBe("password");
          expect(screens.length).toBeGreaterThan(2);
        }
      }
    }
  });
});

test("after a reissue nothing proved by a former credential counts: the new temporary credentials are asked for", () => {
  const enrolled = factsUpTo("done", freshFacts("email-first"), "passkey");
  const registered = byMethod(() => false);
  const reissued = { ...enrolled, isWizardComplete: false, hasOwnPassword: false, registered };
  const former: Proof[] = [
    { kind: "password", at: AT, credential: "own" },
    { kind: "passkey", at: AT, credentialId: "p" },
  ];
  for (const proof of former) expect(nextStep({ ...reissued, proofs: [proof] })).toBe("password");
});

describe("other methods", () => {
  test("only registered ones once there is a factor: nobody enrols a weaker one with the password alone", () => {
    const enrolled = restarted(factsUpTo("done", freshFacts("email-first"), "totp"));
    const facts = { ...enrolled, proofs: [{ kind: "password", at: AT, credential: "own" }] as Proof[] };
    expect(otherMethods(facts)).toEqual([]);
    expect(otherMethods({ ...facts, registered: { ...facts.registered, passkey: true } })).toEqual(["passkey"]);
  });

  test("before the first set-up, what the insurer allows", () => {
    const facts = factsUpTo("passkey-register", freshFacts("email-first"), "passkey");
    expect(otherMethods(facts)).toEqual(["totp", "email"]);
  });

  test("a selected method that is not registered is not asked for", () => {
    const enrolled = restarted(factsUpTo("done", freshFacts("email-first"), "totp"));
    const proofs: Proof[] = [{ kind: "password", at: AT, credential: "own" }];
    expect(nextStep({ ...enrolled, proofs, selectedMethod: "email" })).toBe("totp");
  });

  test("with a factor registered, a method chosen but not set up is not enrolled by password alone", () => {
    const enrolled = restarted(factsUpTo("done", freshFacts("email-first"), "totp"));
    const proofs: Proof[] = [{ kind: "password", at: AT, credential: "own" }];
    expect(nextStep({ ...enrolled, proofs, method: "passkey" })).toBe("totp");
  });
});
