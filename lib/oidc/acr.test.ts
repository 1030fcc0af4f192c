import { describe, expect, test } from "vitest";
import type { Proof } from "#lib/sessions/proofs.ts";
import { proofsAt } from "#lib/testing/open-session.ts";
import { ACRS, claimsOfProofs, requiredAcr } from "./acr.ts";

const [MAIL, APP, PASSKEY] = ACRS;
const at = new Date("2026-11-02T01:00:00.900Z");
const moment = at.toISOString();

describe("what proofs may claim", () => {
  test.each<[string, Proof[], string | undefined]>([
    [
      "a recovery code and a new app",
      [{ kind: "recoveryCode", at: moment, issuer: "portal" }, ...proofsAt(at, "totp")],
      MAIL,
    ],
    ["a reset link and a passkey", [{ kind: "resetLink", at: moment }, ...proofsAt(at, "passkey")], MAIL],
    [
      "a letter and a first app",
      [{ kind: "password", at: moment, credential: "temporary" }, ...proofsAt(at, "totp")],
      MAIL,
    ],
    ["an own password and an app", proofsAt(at, "password", "totp"), APP],
    ["a passkey beside a mail code", proofsAt(at, "password", "emailCode", "passkey"), PASSKEY],
    ["a password alone", proofsAt(at, "password"), MAIL],
  ])("%s", (_what, proofs, acr) => {
    expect(claimsOfProofs(proofs).acr).toBe(acr);
  });

  test("auth_time is of the newest authentication, not of terms accepted later", () => {
    const proofs: Proof[] = [...proofsAt(at, "passkey"), { kind: "terms", at: "2026-11-02T02:00:00.000Z", version: 2 }];
    expect(claimsOfProofs(proofs).authTime).toBe(Date.parse("2026-11-02T01:00:00Z") / 1000);
  });
});

describe("what a service requires", () => {
  test.each([
    [undefined, null, null],
    ["urn:typing:error", null, null],
    [APP, null, APP],
    [`${PASSKEY} ${APP}`, null, APP],
    [MAIL, "totp", APP],
    [undefined, "passkey", PASSKEY],
    [PASSKEY, "totp", PASSKEY],
  ] as const)("acr_values %s, registered %s: %s", (asked, floor, required) => {
    expect(requiredAcr(asked, floor)).toBe(required);
  });
});
