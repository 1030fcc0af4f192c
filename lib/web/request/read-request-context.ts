import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { CLIENT_IP_HEADER } from "#lib/edge/request-headers.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";
import { requestTime } from "./request-time.ts";
import { requireInsurer } from "./require-insurer.ts";

/** Clients may send any length; browsers stay below. */
const MAX_USER_AGENT_CHARACTERS = 300;

/** The context of this request: insurer, moment, IP address. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const insurer = await requireInsurer();
  const received = await headers();
  return {
    insurer,
    now: requestTime(),
    ipAddress: received.get(CLIENT_IP_HEADER),
    userAgent: received.get("user-agent")?.slice(0, MAX_USER_AGENT_CHARACTERS) ?? null,
    actor: "browser",
    language: await requestLanguage(),
  };
});
