import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";
import { requireInsurer } from "./require-insurer.ts";

/** The context of this request: one insurer, one moment, one address. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [insurer, received] = [await requireInsurer(), await headers()];
  return {
    insurer,
    now: currentTime(),
    // Set by scripts/server.ts from the socket; a client cannot write it.
    ipAddress: received.get("x-portal-client-address"),
    userAgent: received.get("user-agent"),
    language: await requestLanguage(),
  };
});
