import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { errors, type Interaction } from "oidc-provider";
import { inInsurer } from "#lib/insurers/scope.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { claimsOfProofs } from "./acr.ts";
import { findLivingSession } from "./artifacts.ts";
import { findConnectionDue } from "./connection.ts";
import type { PortalRequest } from "./portal-request.ts";

/** Of this server; the rest of the way is the portal's page. */
export const INTERACTION_PATH = /^\/oidc\/interaction\/([\w-]{43})$/;

export type InteractionAnswer =
  /** The library has answered, and goes on. */
  | "finished"
  /** So it has, and the member had not been signed in when it asked. */
  | "logged-in"
  /** Where the browser goes instead. */
  | { redirect: string };

type Exchange = { provider: Provider; request: IncomingMessage; response: ServerResponse; portal: PortalRequest };

const OVER = { redirect: "/connect/refused?because=expired" } as const;

/**
 * The library's session in which the interaction began is another one than this browser's now: the member logged in
 * anew, or somebody else did. Resumed, the library would refuse; so the service's request begins again.
 */
async function isOfThisSession({ portal }: Exchange, begun: Interaction, signedIn: ActiveSession): Promise<boolean> {
  const uid = begun.session?.uid;
  if (!uid) return true;
  const found = await inInsurer(portal.context, ({ tx, insurerId, now }) =>
    findLivingSession(tx, { insurerId, now, uid }),
  );
  return found?.sessionId === signedIn.session.id;
}

/** `prompt=login` is met by a login younger than the request. */
function beginAgain({ params, iat }: Interaction, { session }: ActiveSession): InteractionAnswer {
  const entries = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const again = new URLSearchParams(entries);
  if (claimsOfProofs(session.proofs).authTime >= iat) again.delete("prompt");
  return { redirect: `/oidc/auth?${again}` };
}

/** The interaction of this browser: its cookie, whose path is this very address, says so. */
async function findBegun({ provider, request, response }: Exchange, uid: string): Promise<Interaction | null> {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    // The session that it began with has ended meanwhile.
    const isThisBrowsers = (request.headers.cookie ?? "").includes(`${provider.cookieName("interaction")}=${uid}`);
    return (isThisBrowsers && (await provider.Interaction.find(uid))) || null;
  }
}

/** What the library gets when the portal has nothing left to ask. */
function resultOf(begun: Interaction, { session, member }: ActiveSession) {
  if (begun.prompt.name === "consent") return { consent: {} };
  const { acr, amr, authTime } = claimsOfProofs(session.proofs);
  return { login: { accountId: member.id, acr, amr: [...amr], ts: authTime, remember: false } };
}

const REFUSED = { error: "access_denied", error_description: "the member went back" } as const;
const UNMET = {
  error: "unmet_authentication_requirements",
  error_description: "the member is not signed in as strongly",
} as const;

/**
 * Answers the library's question about a service's request, or leads to the page that asks the member (/connect).
 * @param isRefused the member chose to go back
 */
export async function answerInteraction(
  exchange: Exchange,
  { uid, isRefused }: { uid: string; isRefused: boolean },
): Promise<InteractionAnswer> {
  const { provider, request, response, portal } = exchange;
  const begun = await findBegun(exchange, uid);
  if (!begun || begun.uid !== uid) return OVER;
  const { signedIn } = portal;
  if (!signedIn && !isRefused) return { redirect: `/connect/${uid}` };
  if (signedIn && !(await isOfThisSession(exchange, begun, signedIn))) return beginAgain(begun, signedIn);
  const found =
    signedIn && (await inInsurer(portal.context, (scope) => findConnectionDue(scope, { uid, active: signedIn })));
  if (isRefused) {
    const isUnmet = found?.due === "step-up" || found?.due === "cannot";
    await provider.interactionFinished(request, response, isUnmet ? UNMET : REFUSED);
    return "finished";
  }
  if (!found || !signedIn) return OVER;
  if (found.due !== "finish") return { redirect: `/connect/${uid}` };
  await provider.interactionFinished(request, response, resultOf(begun, signedIn));
  return begun.session ? "finished" : "logged-in";
}
