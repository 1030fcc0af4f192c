import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Clerk, type ClerkVerb, mayAct, runAsClerk } from "#lib/console/access/clerk-verb.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { isConsoleHost } from "#lib/kernel/console.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { loginPath } from "../frames/current-session-end.ts";
import { requestContext } from "../request/read-request-context.ts";
import { requestHost } from "../request/request-host.ts";
import { currentClerk } from "./current-clerk.ts";

/** Says whom to ask. */
const NOT_ALLOWED = "/not-allowed";

/** The insurer the clerk of this request works for. */
export const insurerOfClerk = cache(async ({ insurerId }: Clerk): Promise<Insurer> => {
  const insurer = await findInsurerById(insurerId);
  if (!insurer) throw new Error("a clerk without an insurer");
  return insurer;
});

/** As the console's header names them. */
export async function namesOfClerk(clerk: Clerk): Promise<{ name: string; insurerName: string }> {
  return { name: clerk.name, insurerName: (await insurerOfClerk(clerk)).shortName };
}

/** What the verbs of this clerk know about the request. */
export async function contextOfClerk(clerk: Clerk): Promise<RequestContext> {
  return { ...(await requestContext()), insurer: await insurerOfClerk(clerk) };
}

/**
 * Opens a page of the console. Any other host has no such page; whoever is not signed in logs in
 * first and comes back to `path`; a role that is too low gets the page that says whom to ask.
 */
export async function requireClerk(path: ReturnPath, needs: ClerkRole = "viewer"): Promise<Clerk> {
  if (!isConsoleHost(await requestHost())) notFound();
  const clerk = await currentClerk();
  if (!clerk) redirect(await loginPath(path));
  return mayAct(clerk.role, needs) ? clerk : redirect(NOT_ALLOWED);
}

type RunVerb = <Input, Value>(verb: ClerkVerb<Input, Value>, input: Input) => Promise<Value>;

async function runsOfClerk(refuse: () => never): Promise<RunVerb> {
  const clerk = await requireClerk("/");
  const context = await contextOfClerk(clerk);
  return async (verb, input) => {
    const outcome = await runAsClerk(context, clerk.id, verb, input);
    return outcome.ok ? outcome.value : refuse();
  };
}

/** As `asClerk`, for many verbs in one request: the account is read once, role and state in each transaction. */
export function clerkOfUpload(): Promise<RunVerb> {
  return runsOfClerk(() => redirect(NOT_ALLOWED));
}

/** The same for a file that is still written when the answer has begun: there, a refusal can no longer redirect. */
export function clerkBeyondAnswer(): Promise<RunVerb> {
  return runsOfClerk(() => {
    throw new Error("the clerk may no longer do this");
  });
}

/** Runs a verb as the clerk of this request, in one transaction of their insurer; the verb's role is asked in it. */
export async function asClerk<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  const clerk = await requireClerk("/", verb.needs);
  const context = await contextOfClerk(clerk);
  const outcome = await runAsClerk(context, clerk.id, verb, input);
  return outcome.ok ? outcome.value : redirect(NOT_ALLOWED);
}
