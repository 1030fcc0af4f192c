import { describe, expect, test } from "vitest";
import { otpauthUri } from "./otpauth-uri.ts";
import { matchingTotpStep, newTotpSecret, totpCodeAt } from "./totp-code.ts";

const secretBase32 = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

describe("the address in the QR code", () => {
  test.each([
    ["あおぞら健保", "tanaka1979", "あおぞら健保", "tanaka1979"],
    ["A:B 健保：本部", "a:b", "A B 健保 本部", "a b"],
    ["健保 & Co. ?#/%+", "x@y.z", "健保 & Co. ?#/%+", "x@y.z"],
  ])("%s, %s is read back as %s, %s", (issuer, account, readIssuer, readAccount) => {
    const uri = otpauthUri({ issuer, account, secretBase32 });
    const url = new URL(uri);
    expect(url.protocol).toBe("otpauth:");
    expect(url.host).toBe("totp");
    expect(url.pathname.slice(1).split(":").map(decodeURIComponent)).toEqual([readIssuer, readAccount]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      secret: secretBase32,
      issuer: readIssuer,
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
    expect(uri).not.toContain("+");
  });
});

test("a secret has 160 bits", () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
});

/** RFC 6238 Appendix B, SHA-1, last six digits; the secret is ASCII 12345678901234567890. */
test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("at %i seconds the code of the RFC's secret is %s", (seconds, code) => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const now = new Date(seconds * 1000);
  expect(totpCodeAt(secret, now)).toBe(code);
  expect(matchingTotpStep(secret, code, now)).toBe(Math.floor(seconds / 30));
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６", "-12345"])("%j matches nothing", (code) => {
  expect(matchingTotpStep(secretBase32, code, new Date("2026-11-02T01:00:00Z"))).toBeUndefined();
});
