import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isServedHere } from "./host-paths.ts";

/** The paths of app/, groups left out, a parameter as a word. */
const PATHS = globSync("app/**/{page.tsx,route.ts}").map((file) => {
  const parts = file.split("/").slice(1, -1);
  return `/${parts
    .filter((part) => !part.startsWith("("))
    .map((part) => part.replace(/^\[.*\]$/, "x"))
    .join("/")}`;
});

/** Of the members alone: what a clerk has no use for does not exist on the admin host. */
const MEMBERS_ONLY = [
  ...[
    "/confirm-email",
    "/confirm-email/done",
    "/undo-email",
    "/undo-email/done",
    "/forgot-login-id",
    "/help",
    "/logo/x",
    "/help/x",
    "/connect/x",
    "/connect/refused",
    "/connect/service/x",
  ],
  ...["/embed/popup", "/embed/popup/x", "/embed/popup/refused", "/embed/cards", "/embed/cards/open"],
  ...["/eligibility", "/eligibility/consent", "/eligibility/documents/x", "/verify"],
  ...["/language", "/login/birth-date", "/login/terms", "/login/terms/refused", "/login/email", "/login/email/confirm"],
  ...["/login/method", "/login/complete", "/login/email-otp"],
  ...["/settings/profile", "/settings/profile/language", "/settings/profile/login-id", "/settings/profile/method"],
  "/settings/services",
  ...["/settings/email", "/settings/email/confirm", "/settings/terms", "/settings/terms/refused"],
];

describe("which path exists on which host", () => {
  test("every page is an insurer's, the console's, or both: a new one is decided here", () => {
    expect(PATHS.length).toBeGreaterThan(50);
    const onInsurer = PATHS.filter((path) => isServedHere(path, false));
    const onConsole = PATHS.filter((path) => isServedHere(path, true));
    expect(onInsurer.filter((path) => !onConsole.includes(path)).sort()).toEqual(MEMBERS_ONLY.toSorted());
    const consoleOnly = globSync("app/(console)/**/{page.tsx,route.ts}").length;
    expect(onConsole.filter((path) => !onInsurer.includes(path))).toHaveLength(consoleOnly);
  });

  test.each(["/membersX", "/settings/profile/", "/clerks2", "/nope"])("%s is no page of the console", (path) => {
    expect(isServedHere(path, true)).toBe(false);
  });

  test.each(["/favicon.ico", "/_next/static/chunks/a.js", "/robots.txt"])("%s is a file on both", (path) => {
    expect([isServedHere(path, true), isServedHere(path, false)]).toEqual([true, true]);
  });
});
