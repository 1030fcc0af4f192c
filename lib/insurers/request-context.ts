import "server-only";
import type { Language } from "#lib/messages/language.ts";
import type { Insurer } from "./insurer.ts";

/** `anonymous`: somebody who has proved nothing names a member, whose act it therefore is not. */
export type Actor = "browser" | "anonymous" | "operator" | "system";

/**
 * What every domain verb needs to know about the request it serves. Built once
 * at the edge (lib/web/request/read-request-context.ts); tests and the command line
 * build their own.
 */
export type RequestContext = {
  insurer: Insurer;
  now: Date;
  /** The peer's address, or the one a trusted proxy reports; null on the command line. */
  ipAddress: string | null;
  userAgent: string | null;
  /** Who acts, for the audit: whoever is at the browser, proved or not, unless it is one of ours. */
  actor: Actor;
  /** Of the page; a mail goes out in it unless the member has chosen one. */
  language: Language;
};

const NO_BROWSER = { ipAddress: null, userAgent: null, language: "ja" } as const;

/** For what the worker does of itself. */
export function systemContext(insurer: Insurer, now: Date): RequestContext {
  return { ...NO_BROWSER, insurer, now, actor: "system" };
}

/** For the operator's command line. */
export function operatorContext(insurer: Insurer, now: Date): RequestContext {
  return { ...NO_BROWSER, insurer, now, actor: "operator" };
}
