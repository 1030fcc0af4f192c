import { MAX_EMAIL_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgiveHyphens } from "./forgive.ts";

export type EmailFailure = "empty" | "unreadable" | "too-long";

const MAX_LOCAL_LENGTH = 64;

/** RFC 5322 §3.2.3 dot-atom: no dot at the ends, no two in a row. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
/** Until 2009 these carriers gave out addresses with dots anywhere (`a..b`, `.a.`); who has one keeps it. */
const CARRIERS = /(?:^|\.)(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com)$/;
const CARRIER_LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/i;
/** RFC 1035 §2.3.1 labels, two or more, the last one not a number. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Reads an e-mail address: forgives width and spaces, folds the domain's case only (RFC 5321 §2.4). */
export function readEmail(text: string): Result<string, EmailFailure> {
  const compact = forgiveHyphens(text).replaceAll(" ", "");
  if (compact === "") return fail("empty");
  const at = compact.lastIndexOf("@");
  const local = compact.slice(0, Math.max(at, 0));
  const domain = compact.slice(at + 1).toLowerCase();
  if (compact.length > MAX_EMAIL_CHARACTERS || local.length > MAX_LOCAL_LENGTH) return fail("too-long");
  const isLocal = LOCAL.test(local) || (CARRIERS.test(domain) && CARRIER_LOCAL.test(local));
  return isLocal && DOMAIN.test(domain) ? ok(`${local}@${domain}`) : fail("unreadable");
}
