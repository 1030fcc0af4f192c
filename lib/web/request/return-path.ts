/** Where a member may have been going when the login came between. Exact paths of this product, nothing else. */
const RETURN_PATHS = [
  "/",
  "/settings/profile",
  "/settings/email",
  "/settings/email/confirm",
  "/settings/sign-in",
  "/settings/sign-in/password",
  "/settings/sign-in/totp/new",
  "/settings/sign-in/totp/new?use=1",
  "/settings/sign-in/passkey/new",
  "/settings/sign-in/passkey/new?use=1",
  "/settings/sign-in/email-code/new",
  "/settings/sign-in/email-code/new?use=1",
  "/settings/sign-in/email-code/delete",
  "/settings/sign-in/recovery-code",
  "/settings/history",
  "/settings/not-me",
];

/** Pages about one credential, named by its id. */
const CREDENTIAL_PATH =
  /^\/settings\/sign-in\/(?:totp|passkey)\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(?:delete|rename)$/;

/**
 * Reads a return address. Allow-list by equality or by one anchored pattern: no
 * scheme, host, query, `//`, backslash or encoding can pass (spec §5.9, §14 case 15).
 */
export function readReturnTo(text: unknown): string | null {
  if (typeof text !== "string") return null;
  return RETURN_PATHS.includes(text) || CREDENTIAL_PATH.test(text) ? text : null;
}
