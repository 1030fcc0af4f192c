import "server-only";
import type { Messages } from "#lib/messages/messages.ts";
import { credentialOf, type ReturnPath } from "#lib/sessions/return-path.ts";

/** What a re-authentication is for, as its page says it. */
export type Purpose = keyof Messages["settings"]["reauthenticate"]["acts"];

const PURPOSES: Partial<Record<ReturnPath, Purpose>> = {
  "/settings/profile/login-id": "login-id",
  "/settings/profile/method": "method",
  "/settings/email": "email",
  "/settings/sign-in": "sign-out",
  "/settings/sign-in/password": "password",
  "/settings/sign-in/recovery-code": "recovery-code",
  "/settings/sign-in/passkey/new": "passkey",
  "/settings/sign-in/passkey/new?use=1": "passkey",
  "/settings/sign-in/totp/new": "totp",
  "/settings/sign-in/totp/new?use=1": "totp",
  "/settings/sign-in/email-code/new": "email-code",
  "/settings/sign-in/email-code/new?use=1": "email-code",
  "/settings/sign-in/email-code/delete": "email-code-delete",
  "/settings/not-me": "not-me",
  "/eligibility": "eligibility",
};

/** What the member wants to do on the page they are led back to. */
export function purposeOf(path: ReturnPath): Purpose {
  if (path.startsWith("/connect/")) return "service";
  return credentialOf(path)?.act ?? PURPOSES[path] ?? "other";
}

/** The page from which that page was opened: where 「やめて戻る」 leads, and which asks for no authentication. */
export function pageBefore(path: ReturnPath): ReturnPath {
  if (path === "/settings/email" || path === "/settings/services" || path.startsWith("/settings/profile"))
    return "/settings/profile";
  if (path === "/settings/not-me") return "/settings/history";
  if (path === "/eligibility/consent") return "/eligibility";
  return path.startsWith("/settings/sign-in") ? "/settings/sign-in" : "/";
}
