import "server-only";
import type { Language } from "#lib/messages/language.ts";
import type { Insurer } from "./insurer.ts";

/** `anonymous`: somebody who has proved nothing and names a member. It is not that member's act. */
export type Actor = "browser" | "anonymous" | "operator" | `operator:${string}` | "system" | `clerk:${string}`;

/** What every verb knows about the request, made by requestContext; tests and the command line make their own. */
export type RequestContext = {
  insurer: Insurer;
  now: Date;
  /** Of the peer, or as a trusted proxy reports it; null on the command line. */
  ipAddress: string | null;
  userAgent: string | null;
  /** Who acts, for the audit: whoever is at the browser, an operator or the system. */
  actor: Actor;
  /** The page's language; mails use it unless the member has chosen one. */
  language: Language;
};

const NO_BROWSER = { ipAddress: null, userAgent: null, language: "ja" } as const;

/** For the worker's own jobs. */
export function systemContext(insurer: Insurer, now: Date): RequestContext {
  return { ...NO_BROWSER, insurer, now, actor: "system" };
}

/** For the operator's command line. @param name who acts there; none for the demo's seed */
export function operatorContext(insurer: Insurer, now: Date, name?: string): RequestContext {
  return { ...NO_BROWSER, insurer, now, actor: name === undefined ? "operator" : `operator:${name}` };
}
