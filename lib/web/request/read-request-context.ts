import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";
import { requestTime } from "./request-time.ts";
import { requireInsurer } from "./require-insurer.ts";

/** Anybody may send any length; browsers stay below. */
const MAX_USER_AGENT_CHARACTERS = 300;

/** The context of this request: one insurer, one moment, one address. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const insurer = await requireInsurer();
  const received = await headers();
  return {
    insurer,
    now: requestTime(),
    // Set by scripts/server.ts from the socket; a client cannot write it.
    ipAddress: received.get("x-portal-client-address"),
    userAgent: received.get("user-agent")?.slice(0, MAX_USER_AGENT_CHARACTERS) ?? null,
    actor: "browser",
    language: await requestLanguage(),
  };
});
