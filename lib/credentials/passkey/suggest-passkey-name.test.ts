import { expect, test } from "vitest";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import { readAaguid, suggestPasskeyName } from "./suggest-passkey-name.ts";

const now = new Date("2026-10-31T16:00:00Z");
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36";

test.each([
  ["fbfc3007-154e-4ecc-8c0b-6e020557d7bd", IPHONE, "iCloud キーチェーン（2026年11月）"],
  ["ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4", ANDROID, "Google パスワード マネージャー（2026年11月）"],
  ["00000000-0000-0000-0000-000000000000", IPHONE, "iPhone（2026年11月）"],
  [undefined, WINDOWS, "Windows パソコン（2026年11月）"],
  [undefined, ANDROID, "Android（2026年11月）"],
  [undefined, null, "この端末（2026年11月）"],
])("%s kept by %s is suggested as %s", (aaguid, userAgent, name) => {
  expect(suggestPasskeyName(aaguid, userAgent, now, "ja")).toBe(name);
});

test.each([
  ["fbfc3007-154e-4ecc-8c0b-6e020557d7bd", IPHONE, "iCloud Keychain (November 2026)"],
  ["08987058-cadc-4b81-b6e1-30de50dcbe96", WINDOWS, "Windows Hello (November 2026)"],
  [undefined, WINDOWS, "Windows PC (November 2026)"],
  [undefined, IPHONE, "iPhone (November 2026)"],
  [undefined, null, "This device (November 2026)"],
])("%s kept by %s is suggested in English as %s", (aaguid, userAgent, name) => {
  expect(suggestPasskeyName(aaguid, userAgent, now, "en")).toBe(name);
});

test.each([
  [{ authenticatorAttachment: "cross-platform", response: { transports: ["hybrid"] } }, "スマートフォン（2026年11月）"],
  [
    { authenticatorAttachment: "cross-platform", response: { transports: ["hybrid", "internal"] } },
    "スマートフォン（2026年11月）",
  ],
  [{ authenticatorAttachment: "cross-platform", response: { transports: ["usb"] } }, "Windows パソコン（2026年11月）"],
  [{ authenticatorAttachment: "platform", response: { transports: ["internal"] } }, "Windows パソコン（2026年11月）"],
])("a passkey made beside a PC, %j, is guessed as %s", (place, name) => {
  expect(suggestPasskeyName(undefined, WINDOWS, now, "ja", place)).toBe(name);
});

test("the AAGUID is read where the browser reports it", () => {
  const aaguid = "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4";
  const { response } = makeAuthenticator("https://a.example", { aaguid }).register({
    rp: { id: "a.example", name: "A" },
    user: { id: "AA", name: "a", displayName: "a" },
    challenge: "AA",
    pubKeyCredParams: [],
  });
  expect(readAaguid(response.authenticatorData ?? "")).toBe(aaguid);
  expect(readAaguid("")).toBeUndefined();
});
