/** Where most members' mail is. */
const COMMON = [
  "gmail.com",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "yahoo.co.jp",
  "icloud.com",
  "outlook.jp",
  "outlook.com",
  "hotmail.com",
  "hotmail.co.jp",
  "ymobile.ne.jp",
  "nifty.com",
];

/** Likenesses that somebody's mail is at all the same. */
const REAL = ["ymail.com", "gmx.com", "mail.com", "email.com", "me.com", "outlook.fr"];

/** The right name with the wrong end. */
const ENDS: readonly [RegExp, string][] = [
  [/^docomo\.(?:co\.jp|com|jp)$/, "docomo.ne.jp"],
  [/^ezweb\.(?:co\.jp|com|jp)$/, "ezweb.ne.jp"],
  [/^gmail\.(?:co\.jp|ne\.jp|jp|co)$/, "gmail.com"],
  [/^yahoo\.(?:ne\.jp|jp)$/, "yahoo.co.jp"],
  [/^icloud\.(?:co\.jp|jp)$/, "icloud.com"],
];

/** One letter too many, too few, another, or two that changed places. */
function isOneSlipFrom(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [typedRest, meantRest] = [typed.slice(start), meant.slice(start)];
  const isSwapped = typedRest[0] === meantRest[1] && typedRest[1] === meantRest[0];
  return (
    typedRest.slice(1) === meantRest ||
    typedRest === meantRest.slice(1) ||
    typedRest.slice(1) === meantRest.slice(1) ||
    (isSwapped && typedRest.slice(2) === meantRest.slice(2))
  );
}

function likelyDomain(domain: string): string | undefined {
  if (COMMON.includes(domain) || REAL.includes(domain)) return undefined;
  const ended = ENDS.find(([pattern]) => pattern.test(domain))?.[1];
  const slipped = COMMON.find((common) => isOneSlipFrom(domain, common));
  return ended ?? slipped ?? (domain.endsWith(".con") ? `${domain.slice(0, -4)}.com` : undefined);
}

/**
 * The address that was probably meant: gmai.com, docomo.co.jp, yahoo.co.jpp, anything in .con. Only ever
 * asked about, because somebody's address may be just that.
 * @param email as read by readEmail
 * @returns null where nothing looks like a slip
 */
export function likelyEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = likelyDomain(email.slice(at + 1));
  return domain ? `${email.slice(0, at)}@${domain}` : null;
}
