import "server-only";
import { cache } from "react";
import { type LoadedAttempt, loadAttempt } from "#lib/login-flow/load-attempt.ts";
import { attemptToken } from "../cookies/attempt-cookie.ts";
import { requestContext } from "./read-request-context.ts";

/** The live attempt of this browser at this insurer, or null. One statement for each request. */
export const currentAttempt = cache(async (): Promise<LoadedAttempt | null> => {
  const token = await attemptToken();
  if (!token) return null;
  return loadAttempt(await requestContext(), token);
});
