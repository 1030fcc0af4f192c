import "server-only";
import Bowser from "bowser";

export type BrowserName = {
  /** 「Safari」; null when it does not say. */
  browser: string | null;
  /** 「iOS」「Windows」; null when it does not say. */
  system: string | null;
};

/**
 * What a browser calls itself, for a member to recognise a login. Only names of
 * the library's own list come out: nothing of what was sent is repeated.
 */
export function browserName(userAgent: string | null): BrowserName {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: knownName(browser.name, Bowser.BROWSER_MAP), system: knownName(os.name, Bowser.OS_MAP) };
}

function knownName(name: string | undefined, known: Record<string, string>): string | null {
  return name && Object.values(known).includes(name) ? name : null;
}
