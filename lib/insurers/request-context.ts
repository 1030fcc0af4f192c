import type { Language } from "#lib/messages/language.ts";
import type { Insurer } from "./insurer.ts";

/**
 * What every domain verb needs to know about the request it serves. Built once
 * at the edge (lib/web/request/request-context.ts); tests and the command line
 * build their own.
 */
export type RequestContext = {
  insurer: Insurer;
  now: Date;
  /** The peer's address, or the one a trusted proxy reports; null on the command line. */
  ipAddress: string | null;
  userAgent: string | null;
  /** Of the page; a mail goes out in it unless the member has chosen one. */
  language: Language;
};

/** For work that no browser asked for: the worker, the command line. */
export function systemContext(insurer: Insurer, now: Date): RequestContext {
  return { insurer, now, ipAddress: null, userAgent: null, language: "ja" };
}
