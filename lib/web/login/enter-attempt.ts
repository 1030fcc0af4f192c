import "server-only";
import type { Progress } from "#lib/login-flow/advance.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import { setAttemptCookie } from "../cookies/attempt-cookie.ts";
import { pathAfter } from "../frames/pass-step.ts";

/** Continues with a newly opened attempt. @returns the path of its next screen */
export async function enterAttempt(
  { token, progress }: { token: string; progress: Progress },
  returnTo: ReturnPath | null,
): Promise<string> {
  await setAttemptCookie(token);
  return pathAfter({ progress, returnTo }, token);
}
