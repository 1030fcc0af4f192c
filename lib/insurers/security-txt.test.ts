import { expect, test } from "vitest";
import { makeInsurer, TEST_POLICY } from "#lib/testing/make-insurer.ts";
import { securityTxt } from "./security-txt.ts";

const now = new Date("2026-11-02T01:00:00Z");

test("security.txt names its own host, the policy's contact first, and an end within a year (RFC 9116)", async () => {
  const securityContact = "mailto:security@aozora.example";
  const insurer = await makeInsurer({ policy: { branding: { ...TEST_POLICY.branding, securityContact } } });
  expect(securityTxt(insurer, now).split("\n")).toEqual([
    "Contact: mailto:security@aozora.example",
    "Contact: tel:03-0000-0000;phone-context=+81",
    "Expires: 2027-05-01T00:00:00Z",
    "Preferred-Languages: ja, en",
    `Canonical: https://${insurer.host}/.well-known/security.txt`,
    "",
  ]);
});

test("without a contact in the policy there is the telephone; a contact is one mail or web address", async () => {
  expect(securityTxt(await makeInsurer(), now)).toMatch(/^Contact: tel:/);
  for (const securityContact of [
    "security@aozora.example",
    "http://aozora.example",
    "mailto:a@b.example\nContact: x",
  ]) {
    await expect(makeInsurer({ policy: { branding: { ...TEST_POLICY.branding, securityContact } } })).rejects.toThrow();
  }
});
