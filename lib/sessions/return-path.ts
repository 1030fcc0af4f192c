import "server-only";
import { z } from "zod";

/** Where a member may have been going when the login came between. Exact paths of this product, nothing else. */
export const RETURN_PATHS = [
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
] as const;

type CredentialKind = "totp" | "passkey";
type CredentialAct = "delete" | "rename";

/**
 * A page to come back to after a login. Pages, actions and drafts name their page by
 * this type: a settings page that is missing from the list does not compile.
 */
export type ReturnPath =
  | (typeof RETURN_PATHS)[number]
  | `/settings/sign-in/${CredentialKind}/${string}/${CredentialAct}`;

/** Pages about one credential, named by its id. */
const CREDENTIAL_PATH =
  /^\/settings\/sign-in\/(?:totp|passkey)\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(?:delete|rename)$/;

/** The page about one credential. */
export function credentialPath({ kind, id }: { kind: CredentialKind; id: string }, act: CredentialAct): ReturnPath {
  return `/settings/sign-in/${kind}/${id}/${act}`;
}

/**
 * Reads a return address. Allow-list by equality or by one anchored pattern: no
 * scheme, host, query, `//`, backslash or encoding can pass (spec §5.9, §14 case 15).
 */
export function readReturnTo(text: unknown): ReturnPath | null {
  return typeof text === "string" && isReturnPath(text) ? text : null;
}

/** A return path in a row. */
export const returnPathSchema = z.custom<ReturnPath>((path) => readReturnTo(path) !== null);

function isReturnPath(text: string): text is ReturnPath {
  return RETURN_PATHS.some((path) => path === text) || CREDENTIAL_PATH.test(text);
}
