import "server-only";
import { z } from "zod";
import {
  FACTORS,
  type FactorFolder,
  isNamed,
  NAMED_METHODS,
  type NamedMethod,
  SHOWN_METHODS,
} from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { CONSOLE_ROOMS, type ConsolePath } from "#lib/kernel/console-rooms.ts";

const PAGES = [
  "/",
  "/settings/profile",
  "/settings/profile/language",
  "/settings/profile/login-id",
  "/settings/profile/method",
  "/settings/email",
  "/settings/email/confirm",
  "/settings/sign-in",
  "/settings/sign-in/password",
  "/settings/sign-in/recovery-code",
  "/settings/services",
  "/settings/history",
  "/settings/not-me",
  "/eligibility",
  "/eligibility/consent",
] as const;

type SetUpPath = `/settings/sign-in/${FactorFolder}/new${"" | "?use=1"}`;
type DisablePath = `/settings/sign-in/${FactorFolder<Exclude<Method, NamedMethod>>}/delete`;

/** A named factor has a deletion page of its own (CREDENTIAL_PATH). */
function factorPages(method: Method): readonly (SetUpPath | DisablePath)[] {
  const setUp = `/settings/sign-in/${FACTORS[method].folder}/new` as const;
  const pages = [setUp, `${setUp}?use=1`] as const;
  return isNamed(method) ? pages : [...pages, `/settings/sign-in/${FACTORS[method].folder}/delete`];
}

/** Where a login may return to: exact paths of this product only. */
export const RETURN_PATHS = [...PAGES, ...SHOWN_METHODS.flatMap(factorPages)];

type CredentialAct = "delete" | "rename";

/** A page to return to after a login: a settings page that is missing from the list does not compile. */
export type ReturnPath =
  | (typeof RETURN_PATHS)[number]
  | `/settings/sign-in/${NamedMethod}/${string}/${CredentialAct}`
  | ConsolePath
  | `/connect/${string}`
  | `/embed/popup/${string}`;

/** Pages of one credential, by its id. */
const CREDENTIAL_PATH = new RegExp(
  `^/settings/sign-in/(${NAMED_METHODS.join("|")})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(delete|rename)$`,
);

/** A room of the console, and words, ids or places of a list below it. */
const CONSOLE_PATH = new RegExp(
  `^/(?:${CONSOLE_ROOMS.join("|")})(?:/(?:[a-z][A-Za-z-]{1,40}|[1-9][0-9]{0,5}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})){0,3}$`,
);

/** A way to a service that waits for its member (lib/oidc); the id is the library's, 256 bits. */
const CONNECT_PATH = /^\/connect\/[\w-]{43}$/;

/** Where a login in a window that another page has opened ends (lib/embed); the state is that page's. */
const POPUP_PATH = /^\/embed\/popup\/[\w-]{22,64}$/;

/** The page of one credential. */
export function credentialPath({ kind, id }: { kind: NamedMethod; id: string }, act: CredentialAct): ReturnPath {
  return `/settings/sign-in/${kind}/${id}/${act}`;
}

/** What a page about one credential is about; null for every other page. */
export function credentialOf(path: ReturnPath): { kind: NamedMethod; id: string; act: CredentialAct } | null {
  const [, kind, id, act] = CREDENTIAL_PATH.exec(path) ?? [];
  const named = NAMED_METHODS.find((each) => each === kind);
  return named && id && (act === "delete" || act === "rename") ? { kind: named, id, act } : null;
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
  return (
    RETURN_PATHS.some((path) => path === text) ||
    [CREDENTIAL_PATH, CONSOLE_PATH, CONNECT_PATH, POPUP_PATH].some((pattern) => pattern.test(text))
  );
}
