import "server-only";
import { cache } from "react";
import { type Clerk, findClerk } from "#lib/console/access/clerk-verb.ts";
import { isConsoleHost } from "#lib/kernel/console.ts";
import { currentSession } from "../request/current-session.ts";
import { requestHost } from "../request/request-host.ts";

/** The clerk who is signed in to the console in this browser, or null; null on every other host. */
export const currentClerk = cache(async (): Promise<Clerk | null> => {
  if (!isConsoleHost(await requestHost())) return null;
  const active = await currentSession();
  return active ? findClerk(active.member.id) : null;
});
