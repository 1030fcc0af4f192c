// Browser-safe: constants.

/** The rooms of the console: the first part of its pages' paths. */
export const CONSOLE_ROOMS = [
  "figures",
  "members",
  "imports",
  "letters",
  "documents",
  "approvals",
  "policy",
  "branding",
  "services",
  "single-sign-on",
  "homepage",
  "login-help",
  "notices",
  "terms",
  "jobs",
  "mails",
  "audit",
  "clerks",
] as const;

/** A page of the console, such as `/members/<id>/stop`. */
export type ConsolePath = `/${(typeof CONSOLE_ROOMS)[number]}${"" | `/${string}`}`;
