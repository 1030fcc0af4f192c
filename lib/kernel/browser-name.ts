import "server-only";
import Bowser from "bowser";

export type BrowserName = {
  /** 「Safari」; null when unknown. */
  browser: string | null;
  /** 「iOS」「Windows」; null when unknown. */
  system: string | null;
};

/** The browser's name for a member, from the library's list: the header itself is never echoed. */
export function browserName(userAgent: string | null): BrowserName {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: knownName(browser.name, Bowser.BROWSER_MAP), system: knownName(os.name, Bowser.OS_MAP) };
}

function knownName(name: string | undefined, known: Record<string, string>): string | null {
  return name && Object.values(known).includes(name) ? name : null;
}
